"""Words that plans use: names, labels and sentences."""

PLACES = (
    "Älvdala",
    "Norrskog",
    "Sjöbygden",
    "Östra Granlunda",
    "Lövåker",
    "Vikingstad-Ås",
    "Björkfors",
    "Södra Hede",
)
MEMBERS = (
    "Försäkringskassan",
    "Arbetsförmedlingen",
    "Region Granland",
    "Landstinget i Granland",
    "Älvdala kommun",
    "Norrskogs kommun",
    "Lövåkers kommun",
    "Sjöbygdens stad",
    "Björkfors kommun",
)
AREAS = {
    "Styrelse": ("Arvoden", "Sammanträdeskostnader", "Resor och konferenser", "Studiebesök"),
    "Administration": (
        "Lön samordnare",
        "Kanslikostnader",
        "Ekonomihantering",
        "Telefon och IT",
        "Hemsida 2.0",
        "Lokalhyra",
        "Försäkringar m.m.",
        "Samordnare, 75 % tjänst",
    ),
    "Revision": ("Förtroendevalda revisorer", "Sakkunnigt biträde"),
    "Insatser": (
        "Gemensam kartläggning",
        "Unga 16-29 år",
        "Grön rehabilitering",
        "Arbetscoacher",
        "SUV 2020",
        "Vägen till arbete",
        "Arbetsträning steg 2",
        "Digitala vägar, fas 3",
        "Kvinnokraft",
        "Hälsoskolan",
        "Supported employment",
        "Språk och arbete",
        "Drivhuset",
        "Våga vilja",
    ),
    "Utbildning och information": (
        "Länsgemensamma utbildningar",
        "Lokala utbildningsdagar",
        "Trycksaker",
        "Frukostmöten",
        "Processledarutbildning",
    ),
}
OTHER_INCOME = ("Ränteintäkter", "Övriga intäkter", "Statsbidrag", "Projektmedel ESF")
FLAT_COSTS = (
    "Personalkostnader",
    "Köpta tjänster",
    "Lokaler",
    "Revision",
    "Styrelse",
    "Information",
    "Insatser för unga",
    "Insatser för långtidssjukskrivna",
    "Utveckling och metodstöd till samverkande handläggare",
    "Utvärdering",
    "Konferenser",
    "Övriga kostnader",
)
SENTENCES = (
    "Förbundet ska stödja samverkan mellan medlemmarna.",
    "Målgruppen är personer i åldern 16-64 år med behov av samordnade insatser.",
    "Under 2019 deltog 143 personer i insatserna, varav 61 procent kvinnor.",
    "Styrelsen sammanträder sex gånger per år.",
    "Samordnaren är anställd på 80 procent.",
    "Insatserna följs upp i SUS och redovisas i delårsrapporten.",
    "Arbetet utgår från lagen (2003:1210) om finansiell samordning av rehabiliteringsinsatser.",
    "Minst 70 procent av deltagarna ska vara nöjda.",
    "Kontakta kansliet på telefon 0123-45 67 89.",
)
HEADINGS = ("Inledning", "Mål och inriktning", "Målgrupper", "Uppföljning")
