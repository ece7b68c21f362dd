"""How people say in a status that they are away, language by language. Data for `growth.absence`, in small letters."""

# A phrase that says it in any sentence: "On maternity leave, ask Bob".
PHRASES = {
    "en": """on vacation|vacationing|on holiday|on holidays|on leave|annual leave|maternity leave|paternity leave|
        parental leave|family leave|sick leave|medical leave|compassionate leave|bereavement leave|on sabbatical|
        out of office|out of the office|ooo|on pto|day off|days off|time off|off today|off this week|off work|off sick|
        out sick|off until|off till|out until|out till|out today|out this week|away until|away till|
        not working today""",
    "de": """im urlaub|urlaub bis|in elternzeit|elternzeit|mutterschutz|krankgeschrieben|im krankenstand|nicht im büro|
        außer haus|heute frei|frei bis|abwesend bis""",
    "fr": """en vacances|en congé|en congés|congé maternité|congé paternité|congé parental|arrêt maladie|
        absent jusqu|absente jusqu|hors du bureau|absent du bureau|absente du bureau""",
    "es": """de vacaciones|en vacaciones|de baja|baja médica|baja por maternidad|baja por paternidad|día libre|
        fuera de la oficina|fuera de oficina|de permiso""",
    "pt": """de férias|em férias|de licença|licença maternidade|licença paternidade|licença médica|de folga|de baixa|
        fora do escritório""",
    "it": """in ferie|in vacanza|in malattia|in maternità|in paternità|congedo parentale|in congedo|fuori ufficio|
        in permesso""",
    "nl": """op vakantie|met vakantie|met verlof|zwangerschapsverlof|ouderschapsverlof|ziek thuis|niet op kantoor|
        vrije dag|vandaag vrij""",
    "pl": """na urlopie|urlop macierzyński|urlop ojcowski|na zwolnieniu|zwolnienie lekarskie|poza biurem|na l4""",
    "sv": "på semester|föräldraledig|sjukskriven|på ferie|på barsel|sykemeldt|i permisjon",
}

# A word that says it only where little else is said: "Sick today", but not "Holiday freeze".
WORDS = {
    "en": "vacation vacations holiday holidays sick ill unwell leave away sabbatical pto annual",
    "de": "urlaub ferien krank abwesend",
    "fr": "vacances congé congés malade absent absente",
    "es": "vacaciones enfermo enferma ausente",
    "pt": "férias doente ausente folga",
    "it": "ferie vacanza vacanze malato malata malattia maternità assente",
    "nl": "vakantie ziek verlof afwezig",
    "pl": "urlop chory chora nieobecny nieobecna l4",
    "sv": "semester sjuk ferie syg syk vab",
}

# What may stand beside such a word: until when, since when, and small words.
BESIDE = """
    on in at my the a an is am i m im ich je suis estoy estou sono ben jestem out off of from until till to through thru
    today tomorrow now this week all day days back again feeling very bit
    bis vom am ab zum wieder da heute morgen diese woche
    jusqu jusquau au le la les du de retour aujourd hui demain cette semaine en
    hasta el hoy mañana esta semana até o hoje fino al oggi tot en met vandaag morgen deze do dnia dziś jutro idag
    till och
    mon tue wed thu fri sat sun monday tuesday wednesday thursday friday saturday sunday
    montag dienstag mittwoch donnerstag freitag lundi mardi mercredi jeudi vendredi lunes martes miércoles jueves
    viernes
    jan feb mar apr may jun jul aug sep sept oct nov dec january february march april june july august september october
    november december januar februar märz mai juni juli oktober dezember janvier février mars avril juin juillet août
    septembre octobre novembre décembre enero febrero marzo abril mayo junio julio agosto septiembre octubre diciembre
"""

# Said before it, these turn it round: "Back from vacation", "not sick any more", "Working on holiday calendar bug".
TURNED = """back from|back after|returned from|return from|recovering from|not|no|no longer|never|working|works|fixing|
    planning|before|after|days until|weeks until|need a|need|wieder aus|zurück aus|zurück vom|nicht|nicht mehr|kein|
    nach|
    retour de|retour des|plus|pas|après|vuelta de|no|ya no|tras|volta de|volta das|não|depois|ritorno dalle|
    tornato dalle|
    tornata dalle|non|dopo|terug van|niet|geen|na de|po|nie|wróciłem z|wróciłam z|tillbaka från|inte|ikke"""

# Said right after it, these make it a subject of work: "Sick leave policy".
SUBJECTS = """policy policies calendar bug tracker planning plans plan request requests form freeze page docs system
    rota
    cover party season project team app feature ticket api release sale code schedule tool"""

# Languages that write without spaces, or with endings: found anywhere in the text.
ANYWHERE = "休暇 有給 休み 病欠 産休 育休 育児休業 欠勤 休假 病假 年假 产假 请假 度假 휴가 병가 연차 육아휴직"
ANYWHERE_TURNED = "明け 昼休み 休みなし から戻 回来 结束 복귀"

EMOJI = """palm_tree face_with_thermometer beach_with_umbrella airplane desert_island mask pto ooo vacation holiday sick
    out_of_office parental_leave maternity_leave paternity_leave sick_leave urlaub krank vacances"""
