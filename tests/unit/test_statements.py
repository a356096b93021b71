"""Who said what, on sentences of our own: content, kind, speaker, cue, polarity, hearer, outlet, date."""

from __future__ import annotations

from datetime import date

import pytest

from extraction.document import Document
from extraction.records import Actor, ActorMention, DateMention, Statement, row_id
from extraction.statements import find_statements
from tests.conftest import Read

Found = tuple[str, list[str], str | None, str | None]


def found(document: Document) -> list[Found]:
    text = document.article.text
    return [
        (row.kind, [text[p["start_char"] : p["end_char"]] for p in row.parts], row.speaker_text, row.cue)
        for row in find_statements(document)
    ]


DIRECT: dict[str, tuple[str, list[Found]]] = {
    "cue behind": ('"We won," the general said.', [("direct", ["We won,"], "the general", "say")]),
    "cue behind, inverted": (
        '"We won the battle," said General Ian Stone, who led the attack.',
        [("direct", ["We won the battle,"], "General Ian Stone", "say")],
    ),
    "apposition before the cue": (
        '"We go on," Stone, the commander of the brigade, told the newspaper.',
        [("direct", ["We go on,"], "Stone", "tell")],
    ),
    "cue before, colon": ('The general said: "We won."', [("direct", ["We won."], "The general", "say")]),
    "cue before, comma": ('The general said, "We won."', [("direct", ["We won."], "The general", "say")]),
    "much between cue and comma": (
        'The general told reporters in Kabul on Friday, "We won the battle."',
        [("direct", ["We won the battle."], "The general", "tell")],
    ),
    "cue in the middle of a sentence": (
        "“We won,” he said, “and we will win again.”",
        [("direct", ["We won,", "and we will win again."], "he", "say")],
    ),
    "cue between two sentences": (
        "“We won,” he said. “We will win again.”",
        [("direct", ["We won,", "We will win again."], "he", "say")],
    ),
    "a rank's full stop ends no sentence": (
        '"We train hard," said Capt. Maria Lund, commander of the ship. "We are ready for it."',
        [("direct", ["We train hard,", "We are ready for it."], "Capt. Maria Lund", "say")],
    ),
    "cue inside a clause": ('"The deal," he said, "is dead."', [("direct", ["The deal,", "is dead."], "he", "say")]),
    "question": (
        '"Where is the fleet?" asked the admiral.',
        [("direct", ["Where is the fleet?"], "the admiral", "ask")],
    ),
    "exclamation": ('"Fire!" the captain shouted.', [("direct", ["Fire!"], "the captain", "shout")]),
    "British marks": (
        "‘We won,’ the general said. ‘The boys’ school was saved.’",
        [("direct", ["We won,", "The boys’ school was saved."], "the general", "say")],
    ),
    "guillemets": ("« Nous partons », said the envoy.", [("direct", ["Nous partons"], "the envoy", "say")]),
    "no comma": ('"We won the battle" he said.', [("direct", ["We won the battle"], "he", "say")]),
    "two speakers in a paragraph": (
        '"It is over," Stone said. "Nonsense," Miller replied.',
        [("direct", ["It is over,"], "Stone", "say"), ("direct", ["Nonsense,"], "Miller", "reply")],
    ),
    "second cue introduces the second quotation": (
        '"It is over," Stone said, adding: "We lost everything."',
        [("direct", ["It is over,"], "Stone", "say"), ("direct", ["We lost everything."], "Stone", "add")],
    ),
    "cue after a circumstance": (
        'Asked about the strike, Stone said: "No comment."',
        [("direct", ["No comment."], "Stone", "say")],
    ),
    "noun cue": (
        'Stone\'s statement: "The talks have failed."',
        [("direct", ["The talks have failed."], "Stone", "statement")],
    ),
    "several sentences": (
        "The ministry said: “The talks have failed. We regret it.”",
        [("direct", ["The talks have failed. We regret it."], "The ministry", "say")],
    ),
    "no cue: the sentence before names the speaker": (
        'The minister was furious. "This is an insult to our people."',
        [("direct", ["This is an insult to our people."], "The minister", None)],
    ),
    "no cue: the next paragraph goes on": (
        "“We will fight,” Stone said.\n\n“We will never yield to them.”",
        [("direct", ["We will fight,"], "Stone", "say"), ("direct", ["We will never yield to them."], "Stone", None)],
    ),
    "paragraphs that open and do not close": (
        "“The war is over.\n\n“Our men come home,” said the premier.",
        [("direct", ["The war is over.", "Our men come home,"], "the premier", "say")],
    ),
    "unclosed mark": (
        "The premier spoke on television. “We will rebuild the town.\n\nHe then left the studio.",
        [("direct", ["We will rebuild the town."], "The premier", None)],
    ),
    "text that begins within": ('They lost the war," he said.', [("direct", ["They lost the war,"], "he", "say")]),
    "quoted by an outlet": (
        '"It is over," Reuters quoted the minister as saying.',
        [("direct", ["It is over,"], "the minister", "quote")],
    ),
    "written": (
        'Anna Stone wrote on Twitter: "They are gone."',
        [("direct", ["They are gone."], "Anna Stone", "write")],
    ),
    "phrase behind": (
        '"We are ready," according to the spokesman.',
        [("direct", ["We are ready,"], "the spokesman", "according to")],
    ),
    "a whole clause in marks": (
        'She whispered that "nobody was left".',
        [("direct", ["nobody was left"], "She", "whisper")],
    ),
    "predicate in marks": (
        'Stone called the attack "a cowardly act".',
        [("direct", ["a cowardly act"], "Stone", "call")],
    ),
    "introduced paragraphs without marks": (
        "The Foreign Secretary said:\n\nI welcome the truce. It was hard work.\n\nWe must keep it.\n\n"
        "Notes to editors\n\nNone.",
        [
            (
                "direct",
                ["I welcome the truce. It was hard work.", "We must keep it."],
                "The Foreign Secretary",
                "say",
            )
        ],
    ),
    "transcript": (
        "QUESTION: Did you speak of the truce?\n\nSECRETARY STONE: We did. It holds.\n\nWe hope it will last.\n\n"
        "QUESTION: Thank you.",
        [
            ("direct", ["Did you speak of the truce?"], "QUESTION", None),
            ("direct", ["We did. It holds.", "We hope it will last."], "SECRETARY STONE", None),
            ("direct", ["Thank you."], "QUESTION", None),
        ],
    ),
    "introduced by a line of its own": (
        "A spokesman said:\n\n“The minister met his colleague.\n\n“They spoke of trade.”",
        [("direct", ["The minister met his colleague.", "They spoke of trade."], "A spokesman", "say")],
    ),
}

INDIRECT: dict[str, tuple[str, list[Found]]] = {
    "that": ("The army said that the town had fallen.", [("indirect", ["the town had fallen"], "The army", "say")]),
    "no that": ("The army said the town had fallen.", [("indirect", ["the town had fallen"], "The army", "say")]),
    "a date before the content": (
        "The rebels said on Tuesday their forces had left the town.",
        [("indirect", ["their forces had left the town"], "The rebels", "say")],
    ),
    "adjuncts between cue and content": (
        "The Pentagon said in a statement released on Monday that two jets had crashed.",
        [("indirect", ["two jets had crashed"], "The Pentagon", "say")],
    ),
    "two that-clauses": (
        "The army said it had killed 20 rebels and that two soldiers had died.",
        [("indirect", ["it had killed 20 rebels and that two soldiers had died"], "The army", "say")],
    ),
    "content first": (
        "The deal is dead, the ministry said on Monday.",
        [("indirect", ["The deal is dead"], "the ministry", "say")],
    ),
    "content first, told": (
        "The ship sank in the storm, three survivors told the court.",
        [("indirect", ["The ship sank in the storm"], "three survivors", "tell")],
    ),
    "cue set into the content": (
        "The deal, officials said, is dead.",
        [("indirect", ["The deal", "is dead"], "officials", "say")],
    ),
    "closing tag that the parser loses": (
        "He was released on bond on July 19, the day after his arrest, court records show.",
        [
            (
                "indirect",
                ["He was released on bond on July 19, the day after his arrest"],
                "court records",
                "show",
            )
        ],
    ),
    "semicolon ends the content": (
        "Critics of the law say it is unjust; supporters disagree.",
        [("indirect", ["it is unjust"], "Critics of the law", "say")],
    ),
    "the writer goes on in another tense": (
        "He argues that the accord is unfair, and thousands marched against it.",
        [("indirect", ["the accord is unfair"], "He", "argue")],
    ),
    "whether": (
        "Reporters asked whether the talks would go on.",
        [("indirect", ["whether the talks would go on"], "Reporters", "ask")],
    ),
    "infinitive": (
        "The president vowed to punish the attackers.",
        [("indirect", ["to punish the attackers"], "The president", "vow")],
    ),
    "infinitive with a condition": (
        "The union threatened to close the port unless the law was changed.",
        [("indirect", ["to close the port unless the law was changed"], "The union", "threaten")],
    ),
    "infinitive for somebody else": (
        "Moscow wants Kiev to leave the area.",
        [("indirect", ["Kiev to leave the area"], "Moscow", "want")],
    ),
    "asked to": (
        "The envoy urged Russia to withdraw its troops.",
        [("indirect", ["to withdraw its troops"], "The envoy", "urge")],
    ),
    "called on to": (
        "The minister called on all sides to stop the fighting.",
        [("indirect", ["to stop the fighting"], "The minister", "call")],
    ),
    "called for": (
        "Kerry called for an end to the blockade.",
        [("indirect", ["an end to the blockade"], "Kerry", "call")],
    ),
    "warned against": (
        "The bank warned against a rise in rates.",
        [("indirect", ["a rise in rates"], "The bank", "warn")],
    ),
    "accused of": (
        "Paris accused Moscow of violating the treaty.",
        [("indirect", ["violating the treaty"], "Paris", "accuse")],
    ),
    "described as": (
        "Officials described the meeting as a waste of time.",
        [("indirect", ["a waste of time"], "Officials", "describe")],
    ),
    "called it": ("Kerry called the plan a disaster.", [("indirect", ["a disaster"], "Kerry", "call")]),
    "denied having": (
        "The general denied having ordered the strike.",
        [("indirect", ["having ordered the strike"], "The general", "deny")],
    ),
    "according to, leading": (
        "According to the report, 40 soldiers died.",
        [("indirect", ["40 soldiers died"], "the report", "according to")],
    ),
    "according to, closing": (
        "The deal is dead, according to two officials.",
        [("indirect", ["The deal is dead"], "two officials", "according to")],
    ),
    "according to, set in": (
        "Rebels, according to witnesses, fled the town.",
        [("indirect", ["Rebels", "fled the town"], "witnesses", "according to")],
    ),
    "in the words of": (
        "In the words of one diplomat, the plan is a mess.",
        [("indirect", ["the plan is a mess"], "one diplomat", "in the words of")],
    ),
    "as he put it": (
        "As the prime minister put it, the war is over.",
        [("indirect", ["the war is over"], "the prime minister", "put")],
    ),
    "is reported to have": (
        "Iran is reported to have built a second plant.",
        [("indirect", ["Iran", "to have built a second plant"], None, "report")],
    ),
    "it was reported that": (
        "It was reported that the ship had sunk.",
        [("indirect", ["the ship had sunk"], None, "report")],
    ),
    "quoted as saying": (
        "The general was quoted by Reuters as saying that the road was open.",
        [("indirect", ["the road was open"], "The general", "quote")],
    ),
    "somebody's claim": (
        "She doubted the ministry's claim that the town had fallen.",
        [
            ("indirect", ["the town had fallen"], "She", "doubt"),
            ("indirect", ["the town had fallen"], "the ministry", "claim"),
        ],
    ),
    "nobody's claim, rejected": (
        "The army rejected claims that it had shelled the school.",
        [("indirect", ["it had shelled the school"], "The army", "reject")],
    ),
    "voiced concern": (
        "He expressed concern that the talks would fail.",
        [("indirect", ["the talks would fail"], "He", "concern")],
    ),
    "the fear is": ("The fear is that the dam will break.", [("indirect", ["the dam will break"], None, "fear")]),
    "confident": (
        "The envoy is confident that the deal will hold.",
        [("indirect", ["the deal will hold"], "The envoy", "confident")],
    ),
    "made clear": (
        "The minister made it clear that no deal was possible.",
        [("indirect", ["no deal was possible"], "The minister", "clear")],
    ),
    "participle": (
        "He attacked the bill, saying it would ruin farmers.",
        [("indirect", ["it would ruin farmers"], "He", "say")],
    ),
    "relative clause of the speaker": (
        "The envoy, who said that the talks had failed, left Geneva.",
        [("indirect", ["the talks had failed"], "The envoy", "say")],
    ),
    "relative clause of the content": (
        "The plan, which critics say is illegal, was approved.",
        [("indirect", ["is illegal"], "critics", "say")],
    ),
    "two cues, one speaker": (
        "The minister warned against a rush to war and called for talks.",
        [("indirect", ["a rush to war"], "The minister", "warn"), ("indirect", ["talks"], "The minister", "call")],
    ),
    "two speakers": (
        "The minister and his deputy said that the port was closed.",
        [("indirect", ["the port was closed"], "The minister and his deputy", "say")],
    ),
    "an unnamed source": (
        "A senior official who spoke on condition of anonymity said the plan was dead.",
        [("indirect", ["the plan was dead"], "A senior official", "say")],
    ),
    "a hope within what was said is said, not a second statement": (
        "The minister said that he hoped the truce would hold.",
        [("indirect", ["he hoped the truce would hold"], "The minister", "say")],
    ),
    "another's words within what was said": (
        "The paper reported that Stone had told aides that he would quit.",
        [
            ("indirect", ["Stone had told aides that he would quit"], "The paper", "report"),
            ("indirect", ["he would quit"], "Stone", "tell"),
        ],
    ),
    "a title in marks before the cue": (
        "In a leader entitled “Empty Threats,” the paper warned that a war was near.",
        [("indirect", ["a war was near"], "the paper", "warn")],
    ),
    "accused of two things": (
        "He accused Beijing of arming the reefs and of threatening its neighbours.",
        [("indirect", ["arming the reefs and of threatening its neighbours"], "He", "accuse")],
    ),
    "the writer's however": (
        "According to the Herald, however, plans are well advanced.",
        [("indirect", ["plans are well advanced"], "the Herald", "according to")],
    ),
    "dateline": (
        "KABUL, Afghanistan (AP) — Three soldiers died when their truck hit a mine, the army said Monday.",
        [("indirect", ["Three soldiers died when their truck hit a mine"], "the army", "say")],
    ),
    "the writer's own words before a colon": (
        "Lord Finch was more blunt: the plan, he said, was “bonkers”.",
        [("mixed", ["the plan", "was “bonkers”"], "he", "say")],
    ),
    "another cue joined by and": (
        "The ministry said the crew would be freed, and it warned the states against delay.",
        [("indirect", ["the crew would be freed"], "The ministry", "say"), ("indirect", ["delay"], "it", "warn")],
    ),
    "two words in marks": (
        "Reyes called the administration’s response “timid” and “confused.”",
        [("mixed", ["“timid” and “confused.”"], "Reyes", "call")],
    ),
    "asked, leading": (
        "Asked whether he would run, the senator said that he had not decided.",
        [
            ("indirect", ["whether he would run"], None, "ask"),
            ("indirect", ["he had not decided"], "the senator", "say"),
        ],
    ),
    "what one calls it": (
        "What happens next, as one aide put it, is “anyone’s guess”.",
        [("mixed", ["What happens next", "is “anyone’s guess”"], "one aide", "put")],
    ),
    "no more than a refusal to speak": (
        "The firm refused to say whether the plant would close.",
        [("indirect", ["whether the plant would close"], "The firm", "say")],
    ),
    "colon without marks": (
        "The mayor wrote on his page: The bridge is open again.",
        [("indirect", ["The bridge is open again"], "The mayor", "write")],
    ),
    "a word in marks makes it mixed": (
        'Stone said the attack was "cowardly" and the answer would be swift.',
        [("mixed", ['the attack was "cowardly" and the answer would be swift'], "Stone", "say")],
    ),
    "the last words in marks": (
        "Rusk promised to free the ferry “as soon as the weather allows”.",
        [("mixed", ["to free the ferry “as soon as the weather allows”"], "Rusk", "promise")],
    ),
}

NO_STATEMENT = [
    'The so-called "peace wall" was built in May.',
    'The "Iron Lady" visited the base.',
    'He read "War and Peace" on the train.',
    'The army uses the word "incident" for a massacre.',
    'As part of its "look north" policy, the state sold three ships.',
    'A 6\'2" guard stood by the 12" gun and said nothing.',
    "He said yes.",
    "I think the deal is dead.",
    "There is no doubt that the war is lost.",
    "This shows that the plan has failed.",
    "Everything went according to plan.",
    "They did it in order to win.",
    "Make sure that the gate is shut.",
    "The claims that he made were bold.",
    "The town fell on Monday.",
    "The minister spoke to the press.",
]


@pytest.mark.parametrize(("text", "wanted"), DIRECT.values(), ids=DIRECT.keys())
def test_direct(read: Read, text: str, wanted: list[Found]) -> None:
    assert found(read(text)) == wanted


@pytest.mark.parametrize(("text", "wanted"), INDIRECT.values(), ids=INDIRECT.keys())
def test_indirect(read: Read, text: str, wanted: list[Found]) -> None:
    assert sorted(found(read(text)), key=str) == sorted(wanted, key=str)


@pytest.mark.parametrize("text", NO_STATEMENT)
def test_no_statement(read: Read, text: str) -> None:
    assert found(read(text)) == []


@pytest.mark.parametrize(
    ("text", "polarity"),
    [
        ("The ministry said the pilot had survived.", "affirmed"),
        ("The ministry did not say whether the pilot had survived.", "withheld"),
        ("The ministry declined to say how many soldiers died.", "withheld"),
        ("Officials have yet to say whether the ship sank.", "withheld"),
        ("The general neither confirmed nor denied that a base existed.", "withheld"),
        ("The palace refused to confirm or deny the report.", "withheld"),
        ("The minister stayed calm and denied the charge.", "denied"),
        ("Iran denies that it wants a bomb.", "denied"),
        ("The minister does not believe that the sanctions work.", "denied"),
        ("The chancellor ruled out sending tanks.", "denied"),
    ],
)
def test_polarity(read: Read, text: str, polarity: str) -> None:
    assert [row.polarity for row in find_statements(read(text))] == [polarity]


def know(document: Document, **actors: tuple[str, str, str | None]) -> Document:
    """Make actors known: a name in the text (``_`` for a space) → its actor's id, kind and sector."""
    article, rows, mentions = document.article, [], []
    for key, (actor_id, kind, sector) in actors.items():
        name = key.replace("_", " ")
        start = article.text.index(name)
        rows.append(Actor(actor_id, name, kind, sector, None, None))
        mentions.append(
            ActorMention(
                row_id("actor_mention", article.article_id, start, start + len(name), actor_id),
                article.article_id, "", start, start + len(name), name, actor_id, "name", None, "test", 0.9,
            )
        )  # fmt: skip
    document.add_actors(rows, mentions)
    return document


def only(document: Document, cue: str) -> Statement:
    (row,) = [row for row in find_statements(document) if row.cue == cue]
    return row


def test_speaker_is_the_actor_of_the_phrase(read: Read) -> None:
    document = read("Foreign ministry spokeswoman Hua Min said the visit was routine.")
    row = only(know(document, Hua_Min=("person:hua-min", "person", "GOV")), "say")
    assert row.speaker_actor_id == "person:hua-min"
    assert row.speaker_text == "Foreign ministry spokeswoman Hua Min"


def test_name_beside_a_description_is_the_speaker(read: Read) -> None:
    document = read("His successor, Lee Park, said that talks had begun.")
    row = only(know(document, Lee_Park=("person:lee-park", "person", "GOV")), "say")
    assert row.speaker_actor_id == "person:lee-park"


def test_unnamed_source_speaks_for_an_organisation(read: Read) -> None:
    row = only(
        know(read("Pentagon officials said two jets had crashed."), Pentagon=("org:pentagon", "organisation", "MIL")),
        "say",
    )
    assert row.speaker_actor_id == "org:pentagon"
    assert row.speaker_text == "Pentagon officials"


def test_successor_does_not_speak_for_a_person(read: Read) -> None:
    document = read("Stone's successor said that talks had begun.")
    assert only(know(document, Stone=("person:stone", "person", "GOV")), "say").speaker_actor_id is None


def test_one_told_is_the_addressee_and_an_outlet_told_is_via(read: Read) -> None:
    document = read("The minister told CNN that the troops would leave.")
    row = only(know(document, CNN=("org:cnn", "organisation", "MED")), "tell")
    assert row.addressee_actor_id == "org:cnn"
    assert row.via_actor_id == "org:cnn"


def test_one_asked_is_the_addressee(read: Read) -> None:
    row = only(
        know(read("The envoy urged Russia to withdraw its troops."), Russia=("state:rus", "state", "GOV")), "urge"
    )
    assert row.addressee_actor_id == "state:rus"
    assert row.via_actor_id is None


@pytest.mark.parametrize(
    "text",
    [
        "Yonhap reported, citing an unnamed official, that the North had fired a missile.",
        "The North had fired a missile, Yonhap reported, citing an unnamed official.",
    ],
)
def test_citing_gives_both_levels(read: Read, text: str) -> None:
    rows = find_statements(know(read(text), Yonhap=("org:yonhap", "organisation", "MED")))
    assert {(row.cue, row.speaker_text, row.via_actor_id) for row in rows} == {
        ("report", "Yonhap", None),
        ("cite", "an unnamed official", "org:yonhap"),
    }
    assert {row.text.lower() for row in rows} == {"the north had fired a missile"}


def test_outlet_around_a_statement_is_via(read: Read) -> None:
    document = read("The Herald reported that the minister had told aides that he would quit.")
    rows = find_statements(know(document, Herald=("org:herald", "organisation", "MED")))
    assert {(row.cue, row.via_actor_id) for row in rows} == {("report", None), ("tell", "org:herald")}


def test_quoting_outlet_is_via(read: Read) -> None:
    document = read("Reuters quoted the minister as saying that the war was over.")
    row = only(know(document, Reuters=("org:reuters", "organisation", "MED")), "quote")
    assert (row.speaker_text, row.via_actor_id) == ("the minister", "org:reuters")


def dated(document: Document, words: str, day: date) -> Document:
    article = document.article
    start = article.text.index(words)
    mention = DateMention(
        "date", article.article_id, "", start, start + len(words), words, "DATE", day.isoformat(), day, day, "test", 0.9
    )
    document.add_dates([mention])
    return document


@pytest.mark.parametrize(
    "text",
    [
        "The army said on Friday that the town had fallen.",
        "On Friday, the army said that the town had fallen.",
        "The town had fallen, the army said on Friday.",
        "“The town has fallen,” the army said on Friday.",
        "On Friday the army said: “The town has fallen.”",
    ],
)
def test_said_on_the_day_of_its_own_clause(read: Read, text: str) -> None:
    (row,) = find_statements(dated(read(text), "Friday", date(2014, 12, 12)))
    assert (row.said_from, row.said_to, row.said_text) == (date(2014, 12, 12), date(2014, 12, 12), "Friday")


@pytest.mark.parametrize(
    "text", ["The army said that the town had fallen on Friday.", "“The town fell on Friday,” the army said."]
)
def test_a_day_in_the_content_is_not_when_it_was_said(read: Read, text: str) -> None:
    (row,) = find_statements(dated(read(text), "Friday", date(2014, 12, 12)))
    assert (row.said_from, row.said_text) == (None, None)


@pytest.mark.parametrize(
    "text", ["", " ", "\n\n", "Said.", '"', "“", ":", "He said:", "said said said", "“”", "According to", '"," he said']
)
def test_odd_texts_do_no_harm(read: Read, text: str) -> None:
    for row in find_statements(read(text)):
        assert text[row.start_char : row.end_char] == row.text


def test_anchor_is_the_whole_extent_and_ids_differ(read: Read) -> None:
    text = "“We won,” he said, “and they lost.” The deal, officials said, is dead. Kerry called it a lie."
    rows = find_statements(read(text))
    assert all(text[row.start_char : row.end_char] == row.text for row in rows)
    assert all(row.start_char == row.parts[0]["start_char"] for row in rows)
    assert all(row.end_char == row.parts[-1]["end_char"] for row in rows)
    assert len({row.statement_id for row in rows}) == len(rows) == 3


def test_same_article_same_rows(read: Read) -> None:
    text = "The army said that the town had fallen. “We won,” the general said."
    assert find_statements(read(text)) == find_statements(read(text))


def test_a_quotation_is_surer_than_a_noun_phrase(read: Read) -> None:
    (quoted,) = find_statements(read("“We won the war,” the general said."))
    (demanded,) = find_statements(read("Protesters demanded the release of the students."))
    assert quoted.confidence > demanded.confidence
