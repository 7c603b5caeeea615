### Machine-made: no speaker has read it yet. CONTRIBUTING says how to correct it.
### المخاطبة: بصيغة المفرد المهذبة.

pulse-title = النبض
pulse-window = { $name } · النبض
pulse-elsewhere = النبض في نافذته الصغيرة.
pulse-bring-back = إعادته
pulse-simulated = حصة محاكاة
pulse-since-began = منذ بدء الحصة:
pulse-full = كامل
pulse-compact = مختصر
pulse-small-window = نافذة صغيرة
pulse-full-screen = ملء الشاشة
pulse-theme-auto = المظهر: تلقائي
pulse-theme-dark = المظهر: داكن
pulse-theme-light = المظهر: فاتح
pulse-end = إنهاء الحصة
pulse-undo = تراجع
pulse-recap = فتح الملخص
pulse-dismiss = إخفاء
pulse-close = إغلاق
pulse-cancel = إلغاء

pulse-standing-old = لا جديد
pulse-standing-offline = غير متصل
pulse-standing-blocked = محجوب
pulse-standing-over = انتهت
pulse-standing-refused = مغلقة
pulse-no-news = لا جديد منذ فترة.
pulse-as-of = { $text } الأرقام عند { $time }.
pulse-ran = { $text } استمرت { $time }.
pulse-new-link = { $text } ربما انتهت الحصة أو صار لها رابط جديد.
pulse-trying-again = { $text } جارٍ إعادة المحاولة …

pulse-mood = المزاج
pulse-why = لماذا؟
pulse-why-few = في مجموعة صغيرة قد تكشف النتائج عن أفراد. لذلك لا يُعرض شيء دون { $people }.
pulse-why-settling = إن حضر شخص واحد أو غادر فقد يكشفه الفرق. لذلك لا تتغير المجموعة المحسوبة إلا بعدة أشخاص معًا، وتتوقف حتى يمكن ذلك. يستغرق هذا بضع ثوانٍ؛ وكلما قلّ الحضور والمغادرة صار أندر.
pulse-chart = المزاج خلال الدقائق العشر الأخيرة
pulse-now = الآن
pulse-last = آخر قيمة، عند { $time }
pulse-at = عند { $time }
pulse-at-markers = { $when } ({ $names })
pulse-quoted = «{ $text }»
pulse-readout = { $when }: { $reading }
pulse-readout-none = لا قراءة
pulse-readout-valence = التكافؤ { $valence }، نطاق 95% من { $low } إلى { $high }، الوجوه المقروءة { $counted } من { $present }
pulse-no-reading = لا قراءة الآن

pulse-present =
    { $present ->
        [zero] حاضرين
        [one] حاضر
        [two] حاضران
        [few] حاضرين
        [many] حاضرًا
       *[other] حاضر
    }
pulse-readable =
    { $present ->
        [zero] من { $present } مقروء
        [one] من وجه واحد مقروء
        [two] من وجهين مقروء
        [few] من { $present } وجوه مقروءة
        [many] من { $present } وجهًا مقروءًا
       *[other] من { $present } وجه مقروء
    }
pulse-joined-figure =
    { $joined ->
        [zero] منضمين
        [one] منضم
        [two] منضمان
        [few] منضمين
        [many] منضمًا
       *[other] منضم
    }
pulse-joined =
    { $joined ->
        [zero] لم ينضم أحد
        [one] انضم واحد
        [two] انضم اثنان
        [few] انضم { $joined }
        [many] انضم { $joined }
       *[other] انضم { $joined }
    }
pulse-present-title = الحاضرون
pulse-students-title = الطلاب
pulse-facing = يواجهون الشاشة: { $share }
pulse-facing-hint = نسبة الوجوه المقروءة التي يميل رأسها إلى الجانب أقل من 30°. هذا ليس مقياسًا للانتباه.
pulse-invite = ينضم الطلاب من
pulse-copy = نسخ الرابط
pulse-copied = نُسخ
pulse-overlay = طبقة العرض
pulse-overlay-text = يعرض هذا الرابط النبض للآخرين، في OBS أو على شاشة ثانية، ولا يمكنه تغيير أي شيء. لكل حصة جديدة رابط جديد.

pulse-feedback = ملاحظات الطلاب
pulse-feedback-few = تظهر متى بلغ عدد المنضمين { $people } (حتى الآن { $joined }). يمكن للطلاب إبداء ملاحظاتهم من الآن؛ تُحسب دقيقة، وقد تكشف عن أفراد في مجموعة صغيرة.
pulse-feedback-needs = تحتاج الملاحظات إلى { $people } على الأقل
pulse-feedback-none = لا ملاحظات الآن
pulse-feedback-top = { $feedback } { $count }
pulse-feedback-top-of = { $feedback } { $count } من { $joined }
pulse-feedback-chart = «لا أتابع» و«فهمت» خلال الدقائق العشر الأخيرة
pulse-feedback-at = { $when }: لا أتابع { $lost }، فهمت { $clear } من { $joined }
pulse-feedback-at-none = { $when }: لا أعداد
pulse-words = لا يتابعون في
pulse-question = سؤال اللحظة
pulse-question-hint = لمسة واحدة للطلاب. تظهر الأعداد ابتداءً من { $people } إجابات.
pulse-question-open = مفتوح. تظهر الأعداد ابتداءً من { $people } إجابات.
pulse-question-few = أُغلق عند { $time }. أجاب أقل من { $people }.
pulse-question-counts = الإجابات: { $answers } من { $joined }. تظهر البقية عدة إجابات معًا.
pulse-question-closed = أُغلق عند { $time }. الإجابات: { $answers } من { $joined }.
pulse-question-ask = اسأل «هل كل شيء واضح؟»
pulse-question-own = سؤال آخر…
pulse-question-own-title = طرح سؤال
pulse-question-own-question = السؤال
pulse-question-own-answer-0 = الإجابة الأولى
pulse-question-own-answer-1 = الإجابة الثانية
pulse-question-own-answer-2 = الإجابة الثالثة، أو لا شيء
pulse-question-own-text = يجيب الطلاب بلمسة واحدة، بلا أسماء. تكفي إجابتان.
pulse-question-own-ask = اسأل
pulse-question-own-wrong = اكتب سؤالًا وإجابتين أو ثلاثًا مختلفة.

pulse-nobody = لم ينضم أحد بعد.
pulse-alerts-off = التنبيهات متوقفة.
pulse-alerts-rest = التنبيهات متوقفة حتى { $time }
pulse-no-feedback-stands-out = لا ملاحظة بارزة.
pulse-early = لا توجد بيانات كافية بعد
pulse-steady = مستقر حتى الآن

pulse-expressions = تعبيرات الوجه
pulse-tense-short = تركيز
pulse-eight = التعبيرات الثمانية كلها
pulse-eight-text = في الحصة، الوجوه التي تُقرأ غضبًا أو اشمئزازًا أو خوفًا أو ازدراءً هي في الغالب لأشخاص يركّزون. يعرض الشريط هذه الأربعة كواحد.
pulse-people = كل شخص
pulse-people-text = بالأرقام، بلا ترتيب معين. أُخبر الطلاب بهذا العرض قبل الانضمام. وفي حالة الكاميرا، أكد من أعدّها أن كل من يظهرون فيها قد أُخبروا.
pulse-people-none = يظهر متى بلغ العدد الحد الأدنى
pulse-picture-fair = صورة مقبولة
pulse-picture-poor = صورة ضعيفة

pulse-markers = العلامات
pulse-markers-none = لا علامات بعد. اضغط m لإضافة واحدة.
pulse-marker-add = إضافة علامة
pulse-marker-added = أُضيفت العلامة
pulse-marker-edit = تعديل العلامة
pulse-marker-edit-button = تعديل
pulse-marker-edit-name = تعديل { $name }
pulse-marker-name = الاسم
pulse-marker-time = الوقت
pulse-marker-save = حفظ
pulse-marker-delete = حذف
pulse-marker-time-wrong = اكتب الوقت بالدقائق والثواني، مثل 4:05.
pulse-marker-too-long = يمكن أن يتكون الاسم من { $count } حرفًا على الأكثر.
pulse-marker-slide = شريحة 1
pulse-marker-exercise = تمرين
pulse-marker-question = سؤال
pulse-marker-recap = مراجعة

pulse-alerts = التنبيهات
pulse-alerts-change = نبّهني إلى
pulse-alerts-small = التغيرات الصغيرة
pulse-alerts-medium = التغيرات المتوسطة
pulse-alerts-large = التغيرات الكبيرة
pulse-alerts-rest-title = على الأكثر
pulse-alerts-rest-1 = مرة في الدقيقة
pulse-alerts-rest-3 = مرة كل 3 دقائق
pulse-alerts-rest-10 = مرة كل 10 دقائق
pulse-alerts-rest-never = أبدًا
pulse-alerts-saved = حُفظ.
pulse-alerts-saved-none = حُفظ: بلا تنبيهات.
pulse-alerts-not-saved = لم يُحفظ. { $text }

pulse-reading = كيف تُقرأ هذه الصفحة
pulse-reading-text = يعرض النبض الصف ككل. يقول كيف تبدو الوجوه، لا ما يشعر به الناس، ولا يقيس الانتباه ولا عمل أي أحد.
pulse-reading-faces = الوجوه المقروءة: كم من الحاضرين أمكنت قراءتهم.
pulse-reading-valence = التكافؤ: من السلبي إلى الإيجابي؛ يحتويه النطاق المظلل بثقة 95%، بقدر ما تسمح القراءات بالقول. النطاق العريض يعني يقينًا قليلًا.
pulse-reading-k = الحد الأدنى لحجم المجموعة: { $people }. في مجموعة أصغر قد تكشف النتائج عن أفراد، لذلك لا تُعرض.
pulse-reading-k-groups = الحد الأدنى لحجم المجموعة: { $people }. في مجموعة أصغر قد تكشف النتائج عن أفراد، لذلك لا تُعرض، ولا تتغير التعبيرات المعروضة أبدًا بحضور شخص واحد أو مغادرته. أما عدد الحاضرين فيُعرض كما هو.

pulse-end-title = هل تريد إنهاء هذه الحصة؟
pulse-end-text = يُبلَّغ الطلاب. تُحذف القراءات الفردية؛ ويُحفظ الملخص. يمكنك التراجع خلال دقيقة.
pulse-end-text-nothing = يُبلَّغ الطلاب. تُحذف القراءات الفردية، ولا يُحفظ شيء آخر. يمكنك التراجع خلال دقيقة.
pulse-end-text-days =
    { $days ->
        [zero] يُبلَّغ الطلاب. تُحذف القراءات الفردية؛ ويُحفظ الملخص { $days } يوم. يمكنك التراجع خلال دقيقة.
        [one] يُبلَّغ الطلاب. تُحذف القراءات الفردية؛ ويُحفظ الملخص يومًا واحدًا. يمكنك التراجع خلال دقيقة.
        [two] يُبلَّغ الطلاب. تُحذف القراءات الفردية؛ ويُحفظ الملخص يومين. يمكنك التراجع خلال دقيقة.
        [few] يُبلَّغ الطلاب. تُحذف القراءات الفردية؛ ويُحفظ الملخص { $days } أيام. يمكنك التراجع خلال دقيقة.
        [many] يُبلَّغ الطلاب. تُحذف القراءات الفردية؛ ويُحفظ الملخص { $days } يومًا. يمكنك التراجع خلال دقيقة.
       *[other] يُبلَّغ الطلاب. تُحذف القراءات الفردية؛ ويُحفظ الملخص { $days } يوم. يمكنك التراجع خلال دقيقة.
    }
pulse-end-not = متابعة التدريس

pulse-keys = المفاتيح
pulse-key-m = إضافة علامة في هذه اللحظة
pulse-key-enter = قبول الاسم المقترح
pulse-key-q = اسأل «هل كل شيء واضح حتى الآن؟»، أو أغلق السؤال المفتوح
pulse-key-c = العرض المختصر، والعودة
pulse-key-d = المظهر: تلقائي، داكن، فاتح
pulse-key-f = ملء الشاشة، والعودة
pulse-key-x = إخفاء تنبيه
pulse-key-list = هذه القائمة
pulse-key-esc = إغلاق ما هو مفتوح
pulse-keys-use = استخدام المفاتيح المفردة (أوقفها إن أعاقت الإدخال الصوتي)

pulse-summary = الوجوه المقروءة { $counted } من { $present }؛ { $looks }؛ المزاج: { $mood }.
pulse-summary-few = الحاضرون: { $present }. { $why }.
pulse-summary-joined = المنضمون: { $joined }.
pulse-summary-feedback = أكثر الملاحظات: { $feedback }.
pulse-mood-trend = { $mood }، { $trend }
pulse-looks-mostly = غالبًا { $expression }
pulse-looks-most-often = الأكثر ظهورًا { $expression }
pulse-looks-none = لا تعبيرات
