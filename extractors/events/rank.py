"""The rules by which a date is an event's, and which of them go before others."""

from enum import StrEnum


class Rule(StrEnum):
    """Names of the rules; where a better one speaks, looser ones are not asked (`RANK`)."""

    LABEL = "time-label"
    STAGE = "stage"
    PROGRAMME = "programme"  # a day of a schedule: 赛程安排 with 5月8日上午：男子组
    SPAN = "begins-ends"
    SET = "set-for"
    DURING = "during"  # 在X至Y期间开展, X至Y是…活动周
    HELD_AT = "held-at"  # X，在…举行


RANK = {Rule.LABEL: 0, Rule.STAGE: 0, Rule.PROGRAMME: 0, Rule.SPAN: 0, Rule.SET: 1, Rule.DURING: 2, Rule.HELD_AT: 2}
