"""When and under which circumstances: the phrases of time and condition around what is asked."""

import re

NUMBER = (
    r"(?:\d+(?:\.\d+)?|an?|one|two|three|four|five|six|seven|eight|nine|ten|twelve|fourteen|fifteen|twenty|"
    r"twenty-four|twenty-eight|thirty|forty-eight|sixty|seventy-two|ninety|a\s+few|the\s+first|the\s+same|the\s+next)"
)
UNIT = (
    r"(?:(?:working|calendar|school|full|consecutive|clear|business)\s+)*"
    r"(?:seconds?|minutes?|hours?|days?|nights?|weeks?|fortnights?|months?|quarters?|terms?|years?)"
)
AMOUNT = NUMBER + r"(?:\s*\(\d+\))?[\s-]+" + UNIT
REST = (
    r"[^,;.:()]*?(?=\s+(?:and|or)\s+(?:must|should|may|shall|to)\b"
    r"|\s+(?:if|unless|where|so that|because)\b|[,;.:()]|$)"
)

TIME = re.compile(
    r"\b(?:"
    r"(?:and\s+)?(?:in\s+any\s+event\s+)?(?:with)?in\s+(?:no\s+more\s+than\s+|not\s+more\s+than\s+|at\s+most\s+|the\s+(?:first|next|following)\s+)?"
    + AMOUNT
    + r"(?:\s+(?:of|after|from|following|before|prior\s+to)\s+"
    + REST
    + r")?"
    r"|(?:no|not)\s+(?:later|more|less|earlier)\s+than\s+(?:" + AMOUNT + r"\s+)?(?:" + REST + r")?"
    r"|(?:at\s+least|at\s+most|not\s+less\s+than|a\s+minimum\s+of)\s+(?:once|twice|every|annually|monthly|weekly|daily|quarterly|yearly|(?:three|four|\d+)\s+times|"
    + AMOUNT
    + r")"
    r"(?:\s+(?:a|an|each|every|in\s+every|per)\s+(?:"
    + NUMBER
    + r"\s+)?"
    + UNIT
    + r"|\s+"
    + AMOUNT
    + r")?(?:\s+(?:before|after|in\s+advance|prior)\b"
    + REST
    + r")?"
    r"|(?:once|twice)\s+(?:a|an|each|every|in\s+every|per|in\s+each)\s+"
    + UNIT
    + r"|(?:on\s+)?(?:every|each)\s+(?:(?:"
    + NUMBER
    + r"|other|calendar|working)\s+)?(?:"
    + UNIT
    + r"|morning|evening|january|march|occasion)(?:\s+thereafter)?"
    r"|as\s+(?:soon|early|quickly)\s+as\s+(?:(?:is\s+)?(?:reasonably\s+)?(?:possible|practicable)(?:\s+(?:after|before|and)\s+"
    + REST
    + r")?|"
    + REST
    + r")"
    r"|(?:immediately|promptly|straight\s+away|forthwith)(?:\s+(?:after|before|following|upon|on)\s+"
    + REST
    + r")?"
    r"|within\s+the\s+(?:time|period|deadline|limits?)\b"
    + REST
    + r"|on\s+the\s+(?:first|second|third|same|next|following|last)\s+(?:working\s+)?day"
    r"|without\s+(?:undue\s+|unreasonable\s+|further\s+|any\s+)?delay|at\s+once|straightaway"
    r"|(?:annually|monthly|weekly|daily|quarterly|yearly|biannually|biennially|periodically|regularly|at\s+regular\s+intervals|from\s+time\s+to\s+time)(?=\s*(?:$|[,;.:)]|and\b|or\b|if\b|by\b|with\b|in\b|at\b|to\b|until\b|for\b|the\b|a\b|an\b))"
    r"|(?:by|on|from|until|till|before|after|since|starting|beginning|effective)\s+(?:the\s+)?(?:\d{1,2}(?:st|nd|rd|th)?(?:\s+of)?\s+)?(?:january|february|march|april|may(?=\s+\d)|june|july|august|september|october|november|december)(?:\s+\d{1,2})?(?:\s*,?\s*\d{4})?"
    r"|by\s+(?:the\s+(?:end|start|close|time|date|deadline|following|next|same|first|last)\b"
    + REST
    + r"|(?:noon|midnight|monday|tuesday|wednesday|thursday|friday|saturday|sunday|\d)"
    + REST
    + r")"
    r"|(?:before|(?<!looked )(?<!look )(?<!looks )(?<!looking )after"
    r"|prior\s+to|ahead\s+of|until|till|following|upon|during|throughout)\s+"
    + REST
    + r"|(?:for|over)\s+(?:at\s+least\s+|up\s+to\s+"
    r"|a\s+(?:period|minimum|maximum)\s+of\s+|not\s+more\s+than\s+)*"
    + AMOUNT
    + r"|(?:at|on|from)\s+the\s+(?:start|end|beginning|outset"
    r"|same\s+day|next\s+working\s+day|day|date|time)\b"
    + REST
    + r"|at\s+(?:all\s+times|any\s+time|every\s+(?:meeting|review|visit|stage)"
    r"|each\s+(?:meeting|review|visit|stage)|the\s+earliest\s+opportunity)"
    r"|(?:the\s+same|the\s+next(?:\s+working)?|the\s+following)\s+day|"
    + AMOUNT
    + r"\s+(?:before|after|in\s+advance|prior\s+to)\b"
    + REST
    + r")(?=$|[\s,;.:()])",
    re.IGNORECASE,
)

CONTEXT = re.compile(
    r"\b(?:(?:even\s+|only\s+|except\s+|particularly\s+|especially\s+)?(?:if|when|whenever|where(?!\s+to\b)|wherever|unless)\b"
    r"|except\s+(?:in|for|as|that|to)\b|provided\s+that\b|(?<=, )provided\b|so\s+long\s+as\b|as\s+long\s+as\b"
    r"|in\s+(?:(?:any|all|the|such|exceptional|some|every|each|these|those|other|urgent|most|certain|a)\s+)?(?:case|cases|circumstances|event|situation|situations|emergency)\b"
    r"|for\s+the\s+purposes?\s+of|(?<!is )(?<!are )(?<!be )subject\s+to\b|(?:in\s+)?so\s+far\s+as\b"
    r"|as\s+far\s+as\b|to\s+the\s+extent\b"
    r"|in\s+accordance\s+with\b|under\s+(?:section|regulation|article|paragraph|part|this|these|that)\b|pursuant\s+to\b|as\s+(?:provided|required|defined|specified|set\s+out|described|appropriate|necessary|needed)\b"
    r"|while\b|whilst\b|regardless\s+of\b|irrespective\s+of\b|notwithstanding\b|in\s+relation\s+to\b|with\s+respect\s+to\b|having\s+regard\s+to\b|taking\s+(?:into\s+)?account\b"
    r"|with\s+the\s+(?:prior\s+)?(?:written\s+)?(?:agreement|consent|permission|approval)\s+of\b|outside\s+(?:office|working|school)\s+hours|in\s+(?:such\s+)?(?:a\s+way|words)\s+that\b|in\s+(?:front|place)\s+of\b|for\s+any\s+(?:other\s+)?reason"
    r"|in\s+the\s+absence\s+of\b|in\s+consultation\s+with\b|depending\s+on\b|without\s+(?=the|a|an|prior|any)\b)",
    re.IGNORECASE,
)
PURPOSE = re.compile(
    r"\b(?:so\s+that|in\s+order\s+(?:to|that)|because|(?<=, )since|as\s+this|as\s+it|such\s+that)\b",
    re.IGNORECASE,
)
ASKED = frozenset(
    "record know decide ask say explain note consider agree consult check see find show describe "
    "about and or set "
    "out understand identify of establish clear determine state specify confirm discuss is".split()
)
