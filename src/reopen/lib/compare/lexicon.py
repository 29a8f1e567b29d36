"""English words that the comparison knows."""


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


#: Words that turn a sentence round.
NEGATIONS = _words(
    "not no never none nobody nothing neither nor without cannot can't won't don't didn't "
    "doesn't wasn't weren't isn't aren't hadn't hasn't haven't couldn't wouldn't shouldn't "
    "cant wont dont didnt doesnt wasnt werent isnt arent hadnt hasnt havent couldnt wouldnt "
    "shouldnt unable denied denies negative "
)
#: Words of one or two signs apart that both exist: a reader's slip and a change look the same.
CLOSE = _words(
    "a an he she we me my by be his her him has had was saw say may man men one two ten six "
    "son sun now not new near left lift right light might night sight could would should "
    "then than them they there where here hear heard herd these those this that with will "
    "well wall walk talk took look book back black block car cars can came come some same "
    "home hour four five fine fire red read road rode room door floor gun guns run ran in "
    "on an of or if it is as at to so up us out our your you before after first last late "
    "later large long short small tall north south east west white blue brown gray grey "
    "green dark front hand hands head house street said side told tall sold hold held hit "
    "bit cut put shot shoe shirt show slow know knew found round around under over into "
    "onto upon from form for far fan man men woman women girl boy "
)
#: English words that stand on nearly every page of running text.
COMMON = _words(
    "the and was that for his her she they with from had have has this were are not you but "
    "all will which what when who said did about there would him been one out then any yes "
    "sir two name date time page case number report state court police county officer "
)
