"""Status: what has occurred, goes on, is planned, is only possible, or did not happen."""

from __future__ import annotations

import pytest

from extraction.events import find_events
from extraction.knowledge.tables import rows
from tests.conftest import Read
from tests.unit.states import add_states

SENTENCES = {
    "occurred": [
        "Kenya [bombed] a camp in Somalia.",
        "A camp in Somalia was [bombed] by Kenya.",
        "Kenya has [recalled] its ambassador from Somalia.",
        "Kenya had [recalled] its ambassador from Somalia before the vote.",
        "Ministers from Kenya and Somalia [met] in Nairobi.",
        "Kenya [accused] Somalia of hiding rebels.",
        "Kenya, which [invaded] Somalia in 2011, will hold elections.",
        "Kenya managed to [free] two hostages from Somalia.",
        "Somalia said that Kenya [bombed] a camp.",
        "During World War II Italy [invaded] Ethiopia.",
        "Kenya [refused] to release prisoners from Somalia.",
        "Troops of Kenya [withdrew] from Somalia after the truce.",
        "Kenya and Somalia [signed] a treaty that will end the war.",
        "Kenya [expelled] an envoy of Somalia who could face trial.",
    ],
    "ongoing": [
        "Kenyan jets are [bombing] a camp in Somalia.",
        "Kenya is [negotiating] with Somalia.",
        "Kenya has been [supporting] Somalia.",
        "Kenya continues to [bomb] camps in Somalia.",
        "Kenya began to [bomb] camps in Somalia.",
        "Kenyan jets kept [shelling] a camp in Somalia.",
        "Kenya was [pressing] for talks with Somalia.",
        "Kenya [accuses] Somalia of hiding rebels.",
        "Kenya [opposes] the plan of Somalia.",
        "Kenya has [supported] Somalia since 2009.",
        "Kenya is still [holding] two sailors from Somalia.",
        "Kenya is trying to [overthrow] the government of Somalia.",
        "Camps in Somalia are being [bombed] by Kenya.",
    ],
    "planned": [
        "Kenya will [bomb] camps in Somalia.",
        "Kenya plans to [withdraw] its troops from Somalia.",
        "Kenya intends to [recall] its ambassador from Somalia.",
        "Kenya is to [host] the president of Somalia.",
        "Kenya is going to [recall] its ambassador from Somalia.",
        "Kenya is set to [withdraw] its troops from Somalia.",
        "Kenya is due to [withdraw] its troops from Somalia.",
        "Kenya is about to [withdraw] its troops from Somalia.",
        "Kenya has decided to [withdraw] its troops from Somalia.",
        "Ministers from Kenya and Somalia will [meet] in Nairobi.",
        "Kenya is expected to [recall] its ambassador from Somalia.",
        "Kenya announced a planned [withdrawal] of its troops from Somalia.",
        "The president of Kenya will be [visiting] Somalia in June.",
        "Kenya and Somalia are scheduled to [hold] talks in Nairobi.",
    ],
    "hypothetical": [
        "Kenya may [bomb] camps in Somalia.",
        "Kenya might [recall] its ambassador from Somalia.",
        "Kenya could [recall] its ambassador from Somalia.",
        "Kenya would [recall] its ambassador from Somalia if the raids went on.",
        "If Kenya [attacks] Somalia, the region will burn.",
        "Unless Kenya [releases] the prisoners, Somalia will not sign.",
        "Kenya wants to [withdraw] its troops from Somalia.",
        "Kenya hopes to [withdraw] its troops from Somalia.",
        "Kenya is considering [recalling] its ambassador from Somalia.",
        "Kenya is likely to [withdraw] its troops from Somalia.",
        "The minister said that Kenya might [attack] Somalia.",
        "Kenya is reluctant to [attack] Somalia.",
        "Nobody knows whether Kenya will [attack] Somalia.",
    ],
    "negated": [
        "Kenya did not [bomb] the camp in Somalia.",
        "Kenya has not [recalled] its ambassador from Somalia.",
        "Kenya never [bombed] a camp in Somalia.",
        "Kenya will not [recall] its ambassador from Somalia.",
        "Kenya failed to [free] the hostages from Somalia.",
        "Kenya stopped [shelling] the camp in Somalia.",
        "Kenya and Somalia have not [met] since May.",
        "Kenya and Somalia have not [held] a summit.",
        "Neither Kenya nor Somalia [attacked] the camp.",
        "No soldiers of Kenya [attacked] Somalia.",
        "Kenya avoided [criticising] Somalia.",
        "Kenya left the room without [signing] the treaty with Somalia.",
        "Kenya isn't [negotiating] with Somalia.",
        "Kenya was not [bombed] by Somalia.",
    ],
}
CASES = [(status, sentence) for status, sentences in SENTENCES.items() for sentence in sentences]
CASES += [(row["status"], row["example"]) for row in rows("events/status.csv")]


@pytest.mark.parametrize(("status", "sentence"), CASES)
def test_status(read: Read, status: str, sentence: str) -> None:
    start, end = sentence.index("["), sentence.index("]") - 1
    events, _ = find_events(add_states(read(sentence.replace("[", "").replace("]", ""))))
    here = [event for event in events if event.start_char < end and event.end_char > start]
    assert [event.status for event in here] == [status], [(event.text, event.event_type) for event in events]
