"""Why a date was not understood, in a sentence for the person who typed it."""

SENTENCES: dict[str, dict[str, str]] = {
    "unreadable": {
        "en": "We could not read “{text}” as a date. Write it like “3 May 1987”, “May 1987”, "
        "“about 1987” or “between May and July 1987”.",
        "es": "No pudimos leer «{text}» como fecha. Escríbala así: «3 de mayo de 1987», "
        "«mayo de 1987», «hacia 1987» o «entre mayo y julio de 1987».",
    },
    "no_year": {
        "en": "Please add the year to “{text}”. If nobody knows the year, leave the date empty.",
        "es": "Añada el año a «{text}». Si nadie sabe el año, deje la fecha vacía.",
    },
    "no_month": {
        "en": "“{text}” has a day but no month. Add the month, or write the year alone.",
        "es": "«{text}» tiene día pero no mes. Añada el mes o escriba solo el año.",
    },
    "month": {
        "en": "There is no month {number}. Months go from 1 to 12.",
        "es": "No existe el mes {number}. Los meses van del 1 al 12.",
    },
    "day": {
        "en": "Month {month} of {year} has {last} days, so there is no day {day}. Please check it.",
        "es": "El mes {month} de {year} tiene {last} días; no hay día {day}. Revíselo.",
    },
    "year": {
        "en": "The year {number} is outside 1000 to 9999. Please check the year.",
        "es": "El año {number} no está entre 1000 y 9999. Revise el año.",
    },
    "range": {
        "en": "The range “{text}” ends before it begins. Please put the earlier date first.",
        "es": "El intervalo «{text}» termina antes de empezar. Ponga primero la fecha anterior.",
    },
    "two_readings": {
        "en": "“{text}” can mean {first} or {second}. Please write the month as a word.",
        "es": "«{text}» puede ser el {first} o el {second}. Escriba el mes con letras.",
    },
}


class DateError(ValueError):
    """A date that cannot be understood or cannot exist; `sentence(locale)` tells the person why.

    `key` is one of `SENTENCES`; `str(error)` is the English sentence.
    """

    def __init__(self, key: str, **values: object) -> None:
        self.key = key
        self.values = values
        super().__init__(self.sentence("en"))

    def sentence(self, locale: str) -> str:
        """The explanation in English, or in Spanish when the locale is Spanish."""
        language = "es" if locale.startswith("es") else "en"
        return SENTENCES[self.key][language].format(**self.values)
