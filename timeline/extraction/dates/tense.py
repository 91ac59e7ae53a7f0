"""Whether the words around a date speak of the past or the future: looked up only where the date itself leaves it open."""

from __future__ import annotations

import re
from enum import Enum


class Tense(Enum):
    PAST = "past"
    FUTURE = "future"
    UNKNOWN = "unknown"


# Verbs and adjectives that with an infinitive speak of what lies ahead: "agreed to meet", "is likely to visit".
_LEADS_TO = (
    "plan(?:s|ned|ning)?|agree[sd]?|vow(?:s|ed)?|pledge[sd]?|promise[sd]?|intend(?:s|ed)?|expect(?:s|ed)?|due|set|schedul(?:ed|ing)|"
    "slated|ready|hop(?:e|es|ed|ing)|want(?:s|ed)?|threaten(?:s|ed)?|invite[sd]?|ask(?:s|ed)?|urge[sd]?|orders?|decide[sd]?|"
    "subpoenaed|prepar(?:e|es|ed|ing)|call(?:s|ed)? (?:on|for)|likely|going|about|poised|supposed|refuse[sd]?|has|have|need(?:s|ed)?|"
    "propose[sd]?"
)
_NOT_A_VERB = "(?:the|an?|his|her|its|their|this|that|all|both|some|on|in|at|by|until|from)"
_IRREGULAR = (
    "met|held|came|went|left|took|began|gave|made|saw|spoke|wrote|won|lost|fell|rose|struck|shot|sent|kept|found|thought|brought|bought|"
    "sold|ran|stole|dealt|bore|hung|hid|swept|taught|fought|sought|caught|led|fled|felt|grew|drew|flew|threw|became|broke|chose|drove|"
    "spent|built|stood|swore|withdrew|heard|paid|laid|sank|tore|shook|hit|"
    "got|knew|meant|learnt|burnt|spelt|leapt|bit|sang|rang|drank|swam|ate|slept|wept|crept|dug|stuck|stung|swung|flung|slid|bled|clung|froze|forgot|forgave|lent|lit|overcame|overthrew|"
    "sued|died|tied|lied|owed|used|bred|vied|eyed|rode|sat|spun|sprang|strode|strove|underwent|undertook|understood|woke|wore|wove|blew|broadcast|foresaw|forbade|mistook|"
    "overtook|retook|rebuilt|resold|shrank|slew|sped|split|spread|upheld|wound"
)
_MARKERS = re.compile(
    rf"""\b(?=[\w',])(?:
    (?P<neutral>
        (?:be|been|being)[ ]\w+ed
        |(?:an?|the|his|her|its|their|previously)[ ](?:[a-z]+ly[ ])?(?:planned|scheduled|proposed|expected|extended|delayed)
        |(?:\d{{1,2}}(?:st|nd|rd|th)?|in|of|since|by|until|till|from|between|during|early|late|mid|last|next)[ -](?:of[ ])?may|may[ ]\d+(?:st|nd|rd|th)?  # the month
        |united|armed|alleged|need|indeed|unprecedented|limited|so-called
    )
    |(?P<modal>
        (?:will|would|could|might|may|shall|should|must|can)(?![ ](?:have|for)\b|[ ]not[ ]be[ ])
            (?:[ ](?:be|not|also|then|again|now|likely|only|reportedly))*(?:[ ]\w+ed\b)?
        |won't|(?<=')ll|to[ ]be(?:[ ]\w+ed)?
        |(?:is|are)[ ](?:to|due|set|scheduled|expected|slated|planned)\b
        |(?:was|were)[ ](?:not[ ])?to[ ](?!{_NOT_A_VERB}\b|have\b)[a-z]+
    )
    |(?P<future>
        (?<!had[ ])(?:{_LEADS_TO})(?:[ ][a-z'-]+){{0,4}}?[ ]to[ ](?!{_NOT_A_VERB}\b)[a-z]+
        |(?:is|are|am|'re|'m)[ ](?:coming|starting|opening|closing|playing|moving|having|getting|joining|taking|visiting|meeting|travell?ing
            |arriving|leaving|holding|hosting|going|heading|returning|flying|hearing)
        |(?:'|(?<='))s[ ](?:coming|going|leaving|having|getting|moving|playing|joining|flying)
        |(?:scheduled|due|slated|(?<!had[ ])planned|planning|payable)\b
        |(?:postponed|extended|delayed)[ ](?:to|until)\b
        |upcoming|forthcoming|takes?[ ](?:effect|place)|(?:enter|come|go)e?s?[ ]into[ ](?:force|effect)
        |(?:ends|begins|starts|opens|closes|expires|resumes|concludes|convenes|kicks[ ]off|runs[ ]out|lapses|follows(?=[ ](?:on|in|at|next|from)\b|\W*$)|meets|arrives|departs|flies|travels|gathers
            |reopens|goes|comes|holds|owes|gets|decides|retires|runs[ ](?:until|till|through|to)|falls(?=[ ]on))\b
        |(?<=[a-z]s[ ])(?<!\bhis[ ])(?<!\bits[ ])(?<!\bthis[ ])(?<!\bwas[ ])(?<!\bis[ ])(?<!'s[ ])
            (?:begin|start|open|close|expire|resume|convene|kick[ ]off|follow|meet|arrive|depart|fly|travel|gather|go|come|leave|get)\b
        |(?:(?<=they[ ])|(?<=pair[ ])|(?<=[ ]two[ ])|(?<=both[ ])|(?<=we[ ]))
            (?:meet|hold|begin|start|open|travel|fly|leave|return|sign|visit|vote|arrive|gather|host|convene|resume)\b
        |,[ ]which[ ](?:begin|start|open|close|end|expire|resume)\b
        |(?:moved|pushed|shifted|rescheduled|put[ ](?:back|off)|brought[ ]forward)(?:[ ]\w+){{0,4}}?[ ](?:to|until)(?=\W*$)
        |there(?:'s|[ ]is|[ ]are)[ ](?:[\w'-]+[ ]){{1,5}}(?:on|in|at)[ ](?=(?:the[ ])?$)
        |(?:\b(?:is|are)|'s|'re)(?=[ ](?:(?:back[ ])?(?:on|in|at)[ ](?:the[ ])?)?$)
        |meet(?=[ ](?:\w+[ ])?(?:on[ ])?\W*$)|takes?[ ](?:office|over)
        |(?:as[ ](?:soon|early|late)[ ]as|starting|beginning|effective)(?=\W*$)
    )
    |(?P<past>was|were|had|did|said|told|has|have|having)
    |(?P<participle>{_IRREGULAR}|[a-z]{{3,}}ed
        |(?:i|you|we|they|he|she|it)[ ](?:quit|put|let|set|cut|shut|hurt|cost|beat|burst|read|bet|cast|shed))
    )\b""",
    re.VERBOSE,
)
_DID_LEAD = re.compile(
    r"(?:agreed|vowed|pledged|promised|threatened|invited|asked|urged|ordered|decided|called|refused|proposed)\b"
)
_TENSE_OF = {"modal": Tense.FUTURE, "future": Tense.FUTURE, "past": Tense.PAST, "participle": Tense.PAST}
_AUXILIARIES = ("was", "were", "had", "did")
_CLAUSE_START = re.compile(r"[,;:]|\b(?:that|which|who|where|when|after|since|and|but)\b")
_NEW_CLAUSE = re.compile(r"(?:[,;]|\b(?:and|but)) *$")
_HEADLINE_VERBS = (
    "address|attend|ban|be|begin|build|buy|close|cut|deploy|discuss|end|expel|extend|face|fly|free|give|hold|host|impose|join|launch|"
    "leave|lift|make|meet|open|recall|receive|release|reopen|restore|resume|return|review|seek|sell|send|sign|start|suspend|take|"
    "visit|vote|withdraw"
)
_INFINITIVE = re.compile(rf"\bto (?!{_NOT_A_VERB}\b)[a-z]{{2,}}|\bTo (?i:{_HEADLINE_VERBS})\b")
_LEAD = re.compile(r"\b(?:(?P<ahead>ahead of|upcoming)|(?P<since>since)|(?P<deadline>until|till|by)) {1,12}$")
_LONGEST_LEAD = 20  # characters, blanks among them
_CONVERSATION = re.compile(
    r"\b(?:i|you|we|us|me|my|our|your|let's)\b|'(?:ll|re|m)\b|\b\w+n't\b|'s (?:on|at|this|next|due|back|off)\b"
)
_TO_DO = re.compile(rf" to (?!{_NOT_A_VERB}\b)[a-z]{{2,}}")  # "had until Sunday to leave"
_TOLD_TO = re.compile(  # "was told to leave by Friday"
    r"\b(?:told|ordered|asked|instructed|obliged|required)\b(?: [\w'-]+){0,4}? to [a-z]{2,}(?: [\w'-]+){0,4}? (?:until|till|by) {1,12}$"
)
_AT_A_TIME = re.compile(r"\b(?:on|in|early in|late in) {1,12}(?:early |late |mid-)?$")
_PRESENT = re.compile(r"\b(?:is|are|am)\b|'(?:re|m)\b")
_SUBJECT = re.compile(r"\b(?:he|she|it|they|we|who|which) $")
_NEAR = 24  # characters


def tense_around(before: str, after: str, printed_before: str) -> Tense:
    """The tense of the verb nearest before the date in its sentence, else of the first one after it.

    `before` and `after` are the sentence around the date in lower case, `printed_before` the former as printed. A date that
    owns something ("Monday's vote") takes its tense from what follows, and a deadline ("until Friday") lies ahead unless an
    auxiliary says otherwise ("had until Friday").
    """
    lead = _LEAD.search(before, max(0, len(before) - _LONGEST_LEAD))
    if lead and lead["ahead"]:
        return Tense.FUTURE
    if lead and lead["since"]:
        return Tense.PAST
    if after.startswith("'s"):
        clause = _CLAUSE_START.split(after, maxsplit=1)[0]
        return Tense.FUTURE if _first_tense(clause) is Tense.FUTURE else Tense.PAST
    is_deadline = lead is not None
    if is_deadline and (_TO_DO.match(after) or _TOLD_TO.search(before)):
        return Tense.FUTURE
    verbs = _verbs(before)
    if not verbs:
        first = _first_tense(after)
        headline = _INFINITIVE.search(printed_before)  # "Xi to visit Russia in March"
        talks = _CONVERSATION.search(before) or _CONVERSATION.search(after)  # "see you Sunday"
        return Tense.FUTURE if first is Tense.UNKNOWN and (is_deadline or headline or talks) else first
    tense = _last_tense(verbs, before)
    if tense is Tense.PAST and is_deadline and all(verb.group() not in _AUXILIARIES for verb in verbs):
        return Tense.FUTURE
    return tense


def is_surely_past(before: str, after: str) -> bool:
    """Whether a past verb governs the date beyond doubt: "was signed on March 20", "dated March 20", "On March 20, Paris recalled"."""
    verbs = _verbs(before)
    if verbs and verbs[-1].lastgroup == "participle" and not before[verbs[-1].end() :].strip():
        return _last_tense(verbs, before) is Tense.PAST
    preposition = _AT_A_TIME.search(before)
    if not preposition:
        return False
    if not verbs:
        first = _first_tense(after)
        return first is Tense.PAST or (
            first is Tense.UNKNOWN and not _PRESENT.search(before)
        )  # "the next steps are drills in June"
    between = before[verbs[-1].end() : preposition.start()]
    if _NEW_CLAUSE.search(between):
        return _first_tense(after) is Tense.PAST
    is_near = len(between) <= _NEAR or len(verbs) == 1  # "severed all diplomatic relations with Tehran in January"
    return (
        is_near
        and not _CLAUSE_START.search(between)
        and not _PRESENT.search(between)
        and _last_tense(verbs, before) is Tense.PAST
    )


def _verbs(words: str) -> list[re.Match[str]]:
    return [verb for verb in _MARKERS.finditer(words) if verb.lastgroup != "neutral"]


def _first_tense(words: str) -> Tense:
    """A verb that leads to another stands itself in the past where it follows the date: "on Thursday, in a letter, asked Oslo to help"."""
    verbs = _verbs(words)
    if not verbs:
        return Tense.UNKNOWN
    return Tense.PAST if _DID_LEAD.match(verbs[0].group()) else _TENSE_OF[verbs[0].lastgroup or ""]


def _last_tense(verbs: list[re.Match[str]], before: str) -> Tense:
    """A modal outweighs a participle after it in its clause ("will discuss the proposed deal on Friday"), but not a finite verb ("will come, he said on Friday")."""
    last = _TENSE_OF[verbs[-1].lastgroup or ""]
    clause = max((found.end() for found in _CLAUSE_START.finditer(before)), default=0)
    if verbs[-1].lastgroup == "participle" and _SUBJECT.search(before, 0, verbs[-1].start()):
        return Tense.PAST  # "would not drop the claim that it made on Monday"
    finite = next((verb for verb in reversed(verbs) if verb.lastgroup != "participle"), None)
    if finite is not None and finite.lastgroup == "modal" and finite.start() >= clause:
        return Tense.FUTURE
    return last
