"""What the template of the minutes of a meeting may name, each explained in both languages."""

from airshed.web.papers.vocabulary import Vocabulary

VOCABULARY = Vocabulary(
    {
        "code": ("编号", "number"),
        "title": ("会议名称", "title"),
        "day": ("日期", "day"),
        "place": ("地点", "place"),
        "host": ("主持人", "held by"),
        "attendees": ("参加单位和人员", "who attended"),
        "agenda": ("议题", "agenda"),
        "told": ("议定情况", "what was agreed"),
        "office": ("召集部门", "convened by"),
    },
    {
        "actions": {
            "number": ("序号", "no."),
            "what": ("议定事项", "what"),
            "unit": ("责任部门", "unit"),
            "person": ("责任人", "person"),
            "deadline": ("期限", "until"),
            "task": ("任务编号", "task"),
        }
    },
)
