### Machine-made: no speaker has read it yet. CONTRIBUTING says how to correct it.
### المخاطبة: بصيغة المفرد المهذبة. Markdown: **غامق**، *مائل*، `رمز`.

console-class = الحصة
console-past = الحصص السابقة
console-courses = المقررات
console-photo = صورة
console-camera = الكاميرا
console-policy = القواعد
console-integrations = الروابط
console-about = حول
console-failed = حدث خطأ في هذه الصفحة. الحصص الجارية مستمرة. أعد تحميل الصفحة؛ وإن تكرر ذلك فاطلب ممن يدير الخادم أن ينظر في سجله.
console-away = لا يجيب roomtone هذه الصفحة: هذا الجهاز غير متصل، أو توقف الخادم، أو سُجّل خروجك. تعيد الصفحة الاتصال بنفسها؛ أعد تحميلها لتسجيل الدخول من جديد.
console-save = حفظ
console-full-screen = ملء الشاشة
console-full-screen-hint = لجهاز العرض.
console-own-window = فتح في نافذة مستقلة

console-start-title = بدء حصة
console-start-text = ينضم الطلاب برابط أو رمز، في متصفحاتهم. ترى إشارة واحدة للصف كله متى انضم عدد كافٍ.
console-start-another = بدء حصة أخرى
console-start = بدء الحصة
console-running = الحصص الجارية
console-choose-class = اختر حصة
console-new-here = **جديد هنا؟** حصة تجريبية من 30 طالبًا محاكى تعرض النبض وهو يتحرك. بلا كاميرا وبلا أشخاص حقيقيين.
console-start-demo = بدء الحصة التجريبية
console-demo-name = حصة تجريبية
console-name = الاسم
console-name-example = فيزياء 2ب
console-course = المقرر
console-course-optional = المقرر (اختياري)
console-course-example = فيزياء، الفصل الشتوي
console-course-hint = تُعرض الحصص السابقة للمقرر الواحد معًا.
console-minutes = المدة بالدقائق
console-minutes-hint = تنتهي الحصة بنفسها بعد هذا الوقت.
console-group-size = الحد الأدنى لحجم المجموعة
console-group-size-hint = مع عدد أقل لا يُعرض شيء عن الصف: في مجموعة صغيرة قد تكشف النتائج عن أفراد.
console-faces = قراءة وجوه الطلاب الموافقين
console-faces-hint = متصفح كل طالب يقرأ وجهه ويرسل أرقامًا لا صورًا. ومن دون ذلك تعمل الحصة بملاحظات الطلاب وحدها.
console-see-policy = عرض القواعد أو تغييرها
console-set-up = إعدادها
console-per-person = اعرض لي تعبير كل شخص أيضًا
console-per-person-hint = يُخبر الطلاب قبل انضمامهم من أجهزتهم؛ أما من هم أمام كاميرا الغرفة فلا، فأخبرهم بنفسك. لا تُعرض أسماء.
console-facing = إظهار كم شخصًا يواجه الشاشة
console-facing-hint = نسبة الوجوه المقروءة التي يميل رأسها إلى الجانب أقل من 30°. هذا ليس مقياسًا للانتباه. يُخبَر الطلاب قبل الانضمام بأجهزتهم؛ وأخبر بنفسك من يجلسون أمام كاميرا القاعة.
console-message-optional = رسالة إلى الطلاب (اختياري)
console-message-hint = يرونها قبل الانضمام.
console-too-long-name = في الاسم { $length } حرفًا؛ والحد الأقصى { $most }. اختصره.
console-too-long-course = في المقرر { $length } حرفًا؛ والحد الأقصى { $most }. اختصره.
console-too-long-notice = في الرسالة { $length } حرفًا؛ والحد الأقصى { $most }. اختصرها.

console-reason-unset = حدد بلدك والغرض أولًا: وحتى ذلك الحين تعمل الحصص بملاحظات الطلاب وحدها.
console-reason-act = البلد { $place }: يحظر قانون الذكاء الاصطناعي للاتحاد الأوروبي (المادة 5(1)(و)) استنتاج مشاعر الطلاب من وجوههم، بموافقة أو من دونها. تعمل الحصص بملاحظات الطلاب وحدها.
console-reason-agreed = البلد { $place }، الغرض: { $purpose }. لا يُقرأ إلا من وافق. قد تطلب قوانين أخرى أكثر: موافقة خطية، وإشعارًا، وحدودًا للحفظ.
console-purpose-education = تعليم الطلاب
console-purpose-research = دراسة مع بالغين أعطوا موافقتهم المستنيرة
console-purpose-own = التجربة على النفس وعلى زملاء وافقوا

console-ended-at = انتهت هذه الحصة عند { $time }.
console-see-recap = عرض الملخص
console-undo-end = تراجع: متابعة التدريس
console-undo-end-hint = خلال دقيقة من نهايتها. على الطلاب الانضمام من جديد.
console-ends-at = تنتهي بنفسها عند { $time }.
console-simulated = طلاب محاكاة، لا أشخاص حقيقيين.
console-few-joined =
    { $joined ->
        [0] لم ينضم أحد بعد؛ تحتاج النتائج إلى { $people } على الأقل، لأنها قد تكشف عن أفراد في مجموعة صغيرة.
        [one] انضم واحد حتى الآن؛ تحتاج النتائج إلى { $people } على الأقل، لأنها قد تكشف عن أفراد في مجموعة صغيرة.
        [two] انضم اثنان حتى الآن؛ تحتاج النتائج إلى { $people } على الأقل، لأنها قد تكشف عن أفراد في مجموعة صغيرة.
        [few] انضم { $joined } حتى الآن؛ تحتاج النتائج إلى { $people } على الأقل، لأنها قد تكشف عن أفراد في مجموعة صغيرة.
        [many] انضم { $joined } حتى الآن؛ تحتاج النتائج إلى { $people } على الأقل، لأنها قد تكشف عن أفراد في مجموعة صغيرة.
       *[other] انضم { $joined } حتى الآن؛ تحتاج النتائج إلى { $people } على الأقل، لأنها قد تكشف عن أفراد في مجموعة صغيرة.
    }
console-not-stored = تستمر الحصة، لكن لا يمكن حفظها الآن ({ $trouble }). يحاول roomtone من جديد كل ثانية.
console-refused-joins =
    { $attempts ->
        [zero] لم تفشل محاولات انضمام خلال الدقائق العشر الأخيرة: جاء كثيرون معًا، أو الحصة ممتلئة. انظر *المشاركون*.
        [one] فشلت محاولة انضمام خلال الدقائق العشر الأخيرة: جاء كثيرون معًا، أو الحصة ممتلئة. انظر *المشاركون*.
        [two] فشلت محاولتا انضمام خلال الدقائق العشر الأخيرة: جاء كثيرون معًا، أو الحصة ممتلئة. انظر *المشاركون*.
        [few] فشلت { $attempts } محاولات انضمام خلال الدقائق العشر الأخيرة: جاء كثيرون معًا، أو الحصة ممتلئة. انظر *المشاركون*.
        [many] فشلت { $attempts } محاولة انضمام خلال الدقائق العشر الأخيرة: جاء كثيرون معًا، أو الحصة ممتلئة. انظر *المشاركون*.
       *[other] فشلت { $attempts } محاولة انضمام خلال الدقائق العشر الأخيرة: جاء كثيرون معًا، أو الحصة ممتلئة. انظر *المشاركون*.
    }
console-pulse = نبض الحصة
console-pulse-window = فتح النبض في نافذة مستقلة
console-link-lost = أُعيد تشغيل الخادم ولم يعد يعرف رابط هذه الحصة. يمكنك إنشاء رابط جديد؛ وعندها يتوقف القديم عن العمل.
console-new-link = إنشاء رابط جديد
console-agreed = كل من يظهرون وافقوا
console-agreed-person = كل من يظهرون وافقوا، ويعلمون أنني أرى تعبير كل شخص
console-room-camera = استخدام كاميرا الغرفة أو مشاركة اجتماع
console-room-camera-hint = من هم أمام كاميرا الغرفة أو في اجتماع لا يفتحون صفحة، فلا يستطيع roomtone سؤالهم: اسألهم أنت.
console-demo = عرض تجريبي
console-demo-text = ثلاثون طالبًا محاكى يتبعون نصًا من أربع دقائق ونصف: ترحيب، ومثال صعب، وتمرين ينجح. يرسلون الأرقام والملاحظات نفسها التي ترسلها صفحات الطلاب الحقيقيين.
console-join-as-student = الانضمام كطالب

console-join = الانضمام
console-join-class = الانضمام إلى الحصة
console-qr = رمز QR للرابط { $link }
console-open-place = افتح **{ $place }** واكتب الرمز، أو امسح رمز QR.
console-own-address = عنوان هذا الحاسوب في شبكتك. جرّبه أولًا على جهاز آخر.
console-needs-https = تحتاج كاميراتهم إلى HTTPS: `--certificate` و`--private`، أو `--self-signed`، أو وكيل أمام الخادم.
console-alone-name = يعمل هذا الرابط على هذا الحاسوب فقط. افتح هذه الصفحة باسم الحاسوب أو عنوانه في شبكتك لإدخال أجهزة أخرى.
console-alone-host = يعمل هذا الرابط على هذا الحاسوب فقط. شغّل الخادم بالأمر `roomtone serve --host 0.0.0.0` لإدخال أجهزة أخرى.
console-no-cameras = من دون HTTPS لا يستطيع الطلاب إلا إبداء الملاحظات.

console-participants = المشاركون
console-participants-of =
    { $participants ->
        [zero] لا مشاركين، والحد الأقصى { $most }.
        [one] مشارك واحد، والحد الأقصى { $most }.
        [two] مشاركان، والحد الأقصى { $most }.
        [few] { $participants } مشاركين، والحد الأقصى { $most }.
        [many] { $participants } مشاركًا، والحد الأقصى { $most }.
       *[other] { $participants } مشارك، والحد الأقصى { $most }.
    }
console-most-participants = الحد الأقصى للمشاركين
console-no-names = ليس للمشاركين أسماء هنا، فلا يمكنك اختيار أحدهم. يمكنك إزالة من جاؤوا دفعة واحدة؛ ويمكنهم الانضمام من جديد بالرمز نفسه.
console-joined-lately = انضموا خلال آخر … دقائق
console-remove-recent = إزالة آخر المنضمين
console-new-code = رمز جديد
console-new-code-text = الرابط والرمز السابقان لا يُدخلان أحدًا بعد الآن. ومن انضم يبقى.
console-new-code-make = إنشاء رمز جديد
console-remove-all = إزالة الجميع
console-remove-all-text = على الجميع الانضمام من جديد بالرابط أو الرمز الجديد. تبقى الحصة وما حُفظ منها.
console-remove-all-do = إزالة الجميع، ورمز جديد
console-removed =
    { $participants ->
        [zero] لم يُزل أحد.
        [one] أُزيل مشارك واحد.
        [two] أُزيل مشاركان.
        [few] أُزيل { $participants } مشاركين.
        [many] أُزيل { $participants } مشاركًا.
       *[other] أُزيل { $participants } مشارك.
    }

console-told = ما يُخبر به الطلاب
console-your-message = رسالتك إليهم:
console-told-no-camera = لا تُستخدم كاميرا في هذه الحصة.
console-told-feedback = تُحسب ملاحظاتهم مع ملاحظات الجميع.
console-told-counts = يرى المعلم الأعداد متى انضم { $people } على الأقل.
console-told-answers = يمكنهم الإجابة عن أسئلتك بلمسة، وإضافة كلمة إلى «لا أتابع». ترى الأعداد من { $people } إجابات فصاعدًا، والكلمات في قائمة بلا أسماء متى كتبها { $people }.
console-told-own-browser = متصفحهم يقرأ وجوههم إن وافقوا؛ ولا تغادر الصور الجهاز أبدًا.
console-told-numbers = تُرسل أرقام: احتمال كل من ثمانية تعبيرات، ومدى وضوح الصورة.
console-told-person = يرى المعلم تعبير كل شخص أيضًا، بلا اسم.
console-told-facing = يرى المعلم أيضًا كم شخصًا يواجه الشاشة، للمجموعة فقط.
console-told-group = يرى المعلم نتائج المجموعة فقط، من { $people } فصاعدًا.
console-told-choice = يمكنهم الانضمام بلا كاميرا، ورؤية ما أُرسل، والتوقف مؤقتًا، والمغادرة وطلب حذفه.

console-end = إنهاء الحصة
console-end-all = إنهاؤها للجميع
console-end-text =
    { $days ->
        [zero] يُبلَّغ الطلاب. تُحذف القراءات الفردية؛ ويُحفظ الملخص { $days } يوم.
        [one] يُبلَّغ الطلاب. تُحذف القراءات الفردية؛ ويُحفظ الملخص يومًا واحدًا.
        [two] يُبلَّغ الطلاب. تُحذف القراءات الفردية؛ ويُحفظ الملخص يومين.
        [few] يُبلَّغ الطلاب. تُحذف القراءات الفردية؛ ويُحفظ الملخص { $days } أيام.
        [many] يُبلَّغ الطلاب. تُحذف القراءات الفردية؛ ويُحفظ الملخص { $days } يومًا.
       *[other] يُبلَّغ الطلاب. تُحذف القراءات الفردية؛ ويُحفظ الملخص { $days } يوم.
    }
console-end-text-nothing = يُبلَّغ الطلاب. تُحذف القراءات الفردية؛ ولا يُحفظ شيء، فلا يوجد ملخص.
console-end-undo = يمكنك التراجع خلال دقيقة.

console-no-store = هذا الخادم لا يحفظ الحصص: شُغّل بالخيار `--store none`.
console-no-past = لم تنتهِ أي حصة بعد. بعدها يكون ملخصها هنا: كيف سارت، وما تغير، ومدى التأكد من ذلك.
console-deleted = حُذفت { $name } مع كل ما حُفظ عنها.
console-stored-for =
    { $days ->
        [zero] تُحفظ { $days } يوم بعد نهايتها: إشارة الصف والعلامات وأعداد الملاحظات. لا صور، ولا تعبير أي شخص بعينه.
        [one] تُحفظ يومًا واحدًا بعد نهايتها: إشارة الصف والعلامات وأعداد الملاحظات. لا صور، ولا تعبير أي شخص بعينه.
        [two] تُحفظ يومين بعد نهايتها: إشارة الصف والعلامات وأعداد الملاحظات. لا صور، ولا تعبير أي شخص بعينه.
        [few] تُحفظ { $days } أيام بعد نهايتها: إشارة الصف والعلامات وأعداد الملاحظات. لا صور، ولا تعبير أي شخص بعينه.
        [many] تُحفظ { $days } يومًا بعد نهايتها: إشارة الصف والعلامات وأعداد الملاحظات. لا صور، ولا تعبير أي شخص بعينه.
       *[other] تُحفظ { $days } يوم بعد نهايتها: إشارة الصف والعلامات وأعداد الملاحظات. لا صور، ولا تعبير أي شخص بعينه.
    }
console-recap-of = ملخص { $name }
console-all-courses = كل المقررات
console-origin-simulated = محاكاة
console-origin-recording = تسجيل
console-download = تنزيل
console-rows = صف واحد لكل ثانية؛ والصفوف التي فيها أقل من { $people } فارغة.
console-recap-file = الملخص (HTML)
console-delete = حذف
console-delete-text = هل تحذف { $name } وكل ما حُفظ عنها؟ لا يمكن التراجع.
console-delete-do = حذف نهائي

console-camera-text = كاميرتك يقرؤها متصفحك: إطار وكلمة على وجهك، وعلى وجوه الآخرين فقط بعد أن تؤكد أنهم وافقوا. تبقى الصور في هذه الصفحة؛ ولا يُرسل شيء، ولا حتى إلى هذا الخادم.
console-camera-https = لا تفتح المتصفحات الكاميرا إلا في صفحات HTTPS أو على الحاسوب نفسه. وهذا العنوان ليس أيًّا منهما، فلن تعمل الكاميرا هنا.
console-camera-alt = كاميرا هذا الحاسوب، تُقرأ في المتصفح

console-integrations-text = أنظمة أخرى يخبرها هذا الخادم عندما تبدأ حصة أو تنتهي، وبالتنبيهات.
console-integrations-none = لم يُعَدّ شيء. يمكن لمن يدير الخادم إضافة webhooks وxAPI وبريد بالملخص وتقويم: انظر `roomtone serve --help`.
console-integrations-get = تحصل على ما تعرضه هذه اللوحة عن الحصة، ولا شيء أبدًا عن شخص واحد.
console-refresh = تحديث
console-calendar = التقويم
console-calendar-text = اشترك في هذا الرابط في تطبيق تقويم. يعرض أسماء الحصص وأوقاتها.
console-renew-link = تجديد الرابط
console-renew-link-text = تتوقف التقاويم التي لديها الرابط الحالي عن العمل.
console-renew = تجديد
console-sent = أُرسل { $sent } · ينتظر { $waiting } · تُرك { $dropped }
console-sent-nothing = لم يُرسل شيء منذ بدء الخادم

console-policy-text = أين ولأي غرض يُستخدم roomtone هنا، وما الذي يسمح به ذلك.
console-act = القاعدة في الاتحاد الأوروبي والمنطقة الاقتصادية الأوروبية
console-act-text = يحظر قانون الذكاء الاصطناعي، المادة 5(1)(و)، استنتاج مشاعر الطلاب من وجوههم في التعليم، إلا لأسباب طبية أو أمنية، بموافقة أو من دونها. هناك تعمل الحصص بملاحظات الطلاب، وكل ما عدا ذلك يعمل كالمعتاد.
console-no-advice = تطلب قوانين أخرى موافقة وإشعارًا وحدودًا لحفظ البيانات. هذا يساعدك على اتباع القواعد؛ وليس مشورة قانونية. من يشغّل roomtone مسؤول عن استخدامه.
console-current = الإعدادات الحالية
console-reads-faces = الحصص تقرأ الوجوه: نعم.
console-reads-no-faces = الحصص تقرأ الوجوه: لا.
console-country = البلد
console-purpose = الغرض
console-days-stored = عدد أيام حفظ الحصة
console-set-at = حُدد
console-not-set = غير محدد
console-change = تغييرها
console-country-of-class = البلد الذي تُعقد فيه الحصة
console-choose-country = اختر بلدًا
console-choose-both = اختر بلدًا وغرضًا.
console-policy-running = تتبع الحصص الجارية القواعد الأشد فورًا وحتى نهايتها: وحيث لا يجوز بعد ذلك قراءة الوجوه تستمر بملاحظات الطلاب وحدها.
console-policy-saved = حُفظ. يسري الآن.
console-audit = سجل التدقيق
console-audit-intact =
    { $rows ->
        [zero] لا صفوف، والسلسلة سليمة: كل صف مختوم بالذي قبله. آخر ختم: { $seal }…
        [one] صف واحد، والسلسلة سليمة: كل صف مختوم بالذي قبله. آخر ختم: { $seal }…
        [two] صفان، والسلسلة سليمة: كل صف مختوم بالذي قبله. آخر ختم: { $seal }…
        [few] { $rows } صفوف، والسلسلة سليمة: كل صف مختوم بالذي قبله. آخر ختم: { $seal }…
        [many] { $rows } صفًا، والسلسلة سليمة: كل صف مختوم بالذي قبله. آخر ختم: { $seal }…
       *[other] { $rows } صف، والسلسلة سليمة: كل صف مختوم بالذي قبله. آخر ختم: { $seal }…
    }
console-audit-broken = الصف { $row } من سجل التدقيق، أو صف قبله، غُيّر أو أُزيل.
console-when = متى
console-what = ماذا
console-details = التفاصيل

console-photo-text = اقرأ تعبيرات كل من في صورة أو أكثر. تُقرأ الصور على هذا الخادم، وتبقى في ذاكرته ما دامت على هذه الصفحة، ولا تُحفظ في أي مكان. استخدم فقط صور أشخاص وافقوا.
console-expressions = التعبيرات
console-expressions-eight = ثمانية (FER+)
console-expressions-four = أربعة (FER-2013)
console-expressions-from = { $expressions }: تعلّمها من كلمة FER-2013 الواحدة لكل صورة؛ والثمانية من أصوات عشرة أشخاص، لذلك قد يسميان الوجه نفسه بشكل مختلف.
console-photos = الصور
console-photos-hint = حتى { $most } ميغابايت لكل صورة. إن فشلت صور أكبر بالخطأ 413 فالوكيل أمام الخادم يقبل أقل: اضبط client_max_body_size في nginx.
console-example = عرض مثال
console-no-example = يأتي المثال مع matplotlib: pip install 'roomtone[demo]'.
console-all-photos = كل الصور
console-reading = تُقرأ { $name }
console-photo-alt = { $name } مع إطار وكلمة على كل وجه
console-pixels = { $width } × { $height } بكسل
console-no-face = **لم يُعثر على وجه.** ينبغي أن تكون الوجوه قائمة وأكبر من نحو 20 بكسل.
console-face-count =
    { $faces ->
        [zero] لا وجوه
        [one] وجه واحد
        [two] وجهان
        [few] { $faces } وجوه
        [many] { $faces } وجهًا
       *[other] { $faces } وجه
    }
console-faces-order = الوجوه من اليسار إلى اليمين. تقول الجودة، من 0 إلى 1، إلى أي حد يوثق بالقراءة.
console-the-face = الوجه
console-quality = الجودة { $quality }
console-none-of-four = الأرجح ليس أيًّا من هذه الأربعة.
console-not-clear = الوجه ليس واضحًا بما يكفي، أو لا تعبير بارز.
console-picture-file = صورة (PNG)

console-courses-none = لم تنتهِ أي حصة بعد. بعدها يعرض المقرر كيف تتقارن.
console-no-course = حصص بلا مقرر
console-search = البحث في الأسماء والعلامات والأسئلة والملاحظات
console-search-none = لا حصة من هذا المقرر تحوي «{ $words }».
console-lost-them = في أي الحصص لم يتابعوا؟
console-lost-unknown = لا ملاحظات محفوظة من هذه الحصص: انضم عدد قليل جدًا.
console-lost-nobody = لم يضغط أحد «لا أتابع» في هذه الحصص.
console-lost-most = الأكثر عدم متابعة: { $classes }.
console-lost-class = **{ $name }** ({ $day }؛ { $percent } من الطلاب في المتوسط، وحتى { $most } معًا)
console-course-explained = لا أتابع وفهمت: نسبة من ثبتوا على ذلك في متوسط الحصة. المزاج: متوسط التكافؤ مع نطاق 95%. ربما حضر طلاب آخرون. لطباعة هذه الصفحة استخدم أمر الطباعة في المتصفح.
console-most-at-once = الأكثر معًا
console-side-by-side = حصتان جنبًا إلى جنب
console-recap-and-notes = الملخص والملاحظات
console-notes = ملاحظات على لحظات
console-notes-count = ملاحظات على لحظات ({ $notes })
console-notes-hint = الملاحظات موجودة في الملخص، ويجدها البحث في *المقررات*، وتُحذف معه.
console-note = ملاحظة
console-note-add = إضافة ملاحظة
console-note-delete = حذف الملاحظة
console-note-empty = اكتب ملاحظة أولًا.
console-chart-shares = لا أتابع وفهمت: متوسط نسبة الطلاب
console-chart-feedback = لا أتابع وفهمت
console-chart-minutes = دقائق

## About.

console-about-intro = يقرأ roomtone تعابير الوجوه في حصة جارية ويعرضها كإشارة هادئة واحدة، ممهَّدة عبر الزمن، مع عدد الأشخاص الذين تخصهم ومدى الثقة بها. و«Room tone» هو صوت غرفة لا يتكلم فيها أحد.
console-about-does = ما الذي يفعله
console-about-does-expressions = يقرأ التعابير: كيف يبدو الوجه لأشخاص طُلب منهم تسميته.
console-about-does-browser = يقرأ وجه كل طالب في متصفحه هو، بعد موافقته.
console-about-does-group = يعرض الحصة ككل، فوق حد أدنى لحجم المجموعة.
console-about-does-feedback = يعدّ آراء الطلاب: فهمت، لا أتابع، سريع جدًا، بطيء جدًا.
console-about-not = ما الذي لا يفعله
console-about-not-feelings = لا يعرف ما يشعر به أحد، ولا يقيس الانتباه ولا المشاركة.
console-about-not-pictures = لا يخزّن ولا يرسل صورًا أو مقاطع وجوه أو نقاط ملامح أو صوتًا من الحصة.
console-about-not-grades = لا يتعرف على أحد ولا يرتّب أحدًا ولا يقيّمه، ولا يسجّل الحضور.
console-about-not-guess = لا يخمّن: الوجه غير الواضح يُسمّى غير مؤكد.
console-about-use = الاستخدام المسؤول
console-about-use-agreed = اقرأ فقط من وافقوا، ودعهم يغيرون رأيهم دون إبداء سبب.
console-about-use-ask = في المحاضرة، ما يبدو غضبًا هو غالبًا تركيز. اعتبر الإشارة سببًا لسؤال الطلاب، لا جوابًا.
console-about-use-grades = لا تستخدمه للدرجات أو الحضور أو التوظيف أو التأديب أو للحكم على شخص.
console-about-use-law = تختلف القوانين من بلد إلى آخر. من يشغّل roomtone مسؤول عن استخدامه؛ وتبيّن صفحة القواعد ما هو مسموح هنا.
console-about-model = النموذج
console-about-model-text = شبكة التفافية من عائلة MobileNet فيها { $millions } مليون معامل. تأخذ وجهًا رماديًا بحجم { $size } × { $size } بكسل وتعطي توزيعين: على تعابير FER+ وعددها { $ferplus }، وعلى فئات FER-2013 وعددها { $fer }.
console-about-card = بطاقة النموذج كما هي في ملفه (بالإنجليزية)
console-about-task = المهمة
console-about-accuracy = الدقة
console-about-interval = مجال 95 %
console-about-pictures = الصور
console-about-to = { $low } إلى { $high }
console-about-means-ferplus = صور اتفق عليها معظم عشرة أشخاص: الأعدل بين الثلاث.
console-about-means-origin = تسميات FER-2013 نفسها، من بين { $labels }.
console-about-means-fer2013 = تسميات FER-2013 نفسها، وهي غير دقيقة.
console-about-limits = إلى أي حد يمكن أن ترتفع هذه الدرجة؟ تسمية FER-2013 هي ما اختاره معظم عشرة أشخاص في { $agreement } من صوره، ولذلك تتضمن الدرجة أخطاء هذه التسميات. الصور من مجموعة الاختبار العامة، التي استُخدمت أيضًا لاختيار إعدادات النموذج؛ توقّع درجات أدنى مع أشخاص وكاميرات أخرى. عمر الأشخاص في الصور وجنسهم وأصلهم غير مسجل، ولذلك لم يمكن قياس الفروق بين المجموعات؛ توقّع بعضها.
console-about-title = حول roomtone
console-about-version = الإصدار { $version }

## What the audit log says was done.

console-audit-policy-in-force = القواعد سارية
console-audit-class-started = بدأت الحصة
console-audit-class-ended = انتهت الحصة
console-audit-class-reopened = أُعيد فتح الحصة
console-audit-class-stored = حُفظت الحصة
console-audit-class-deleted = حُذفت الحصة
console-audit-class-exported = صُدّرت الحصة
console-audit-classes-deleted-by-age = حُذفت حصص لقِدمها
console-audit-join-code-renewed = جُدّد رمز الانضمام
console-audit-marker-saved = حُفظت العلامة
console-audit-marker-deleted = حُذفت العلامة
console-audit-participants-removed = أُزيل مشاركون
console-audit-recap-read = قُرئ الملخص
console-audit-recap-mailed = أُرسل الملخص بالبريد
console-audit-store-copied = نُسخ المخزن
console-audit-store-restored = استُعيد المخزن
console-audit-student-forgotten = مُحيت بيانات طالب
