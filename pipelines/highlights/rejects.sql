SELECT format('{}: {}', source_uri, reason) AS label, detail AS sentence FROM rejects ORDER BY source_uri, reason
