### Machine-made: no speaker has read it yet. CONTRIBUTING says how to correct it.

student-join-title = الانضمام إلى حصة
student-moment = لحظة…
student-looking = جارٍ البحث عن حصتك.
student-code-title = انضم إلى حصتك
student-code-text = اكتب الرمز الذي أعطاك إياه معلمك.
student-code-label = رمز الحصة
student-code-wrong = يتكون الرمز من 8 أحرف وأرقام، وليس فيه 0 أو 1 أو I أو L أو O. انظر إليه مرة أخرى.
student-continue = متابعة
student-code-hint = تبقى كاميرتك مغلقة. ترى أولًا ما يُقرأ وما يُرسل.
student-another-code = كتابة رمز آخر
student-not-found-title = لا توجد حصة بهذا الرمز
student-not-found-text = ربما انتهت، أو أن حرفًا غير صحيح. تحقق من الرمز أو اسأل معلمك.
student-too-many-title = محاولات كثيرة من هنا
student-too-many-text = قد يشترك كثيرون في عنوان مدرستك. انتظر دقيقة ثم أعد المحاولة.
student-offline-title = تعذّر الوصول إلى الخادم
student-offline-text = تحقق من اتصالك، وإن لزم على الشبكة نفسها مع معلمك، ثم أعد المحاولة.
student-full-title = لا يمكنك الانضمام الآن
student-full-text = الحصة ممتلئة أو انتهت للتو. اسأل معلمك.
student-failed-title = لم ينجح ذلك
student-invited = أنت مدعو إلى
student-join-name = الانضمام إلى { $name }
student-lasts = المدة القصوى: { $duration }.
student-simulated = عرض تجريبي: بقية الطلاب محاكاة.
student-message = رسالة من معلمك
student-what = ما يُقرأ وما يُرسل
student-person-title = في هذه الحصة يرى معلمك تعبيرك أنت أيضًا
student-person-text = يظهر برقم لا باسمك. ومع ذلك قد يخمّن أحد صاحب الرقم. إذا انضممت بلا كاميرا فلن يظهر أي تعبير لك.
student-facing-title = في هذه الحصة يرى معلمك أيضًا كم شخصًا يواجه الشاشة
student-facing-text = يُرسَل رقم إضافي: احتمال أن يكون رأسك متجهًا إلى هذه الشاشة. لا يراه معلمك إلا للمجموعة. وهو لا يقول شيئًا عن عينيك أو انتباهك.
student-device-title = يُقرأ وجهك على هذا الجهاز
student-device-text = لا تخرج الصورة منه أبدًا ولا تُحفظ. تبقى كاميرتك مفتوحة ما دامت هذه الصفحة مفتوحة، حتى خلف نوافذ أخرى، إلى أن توقفها مؤقتًا أو تغادر.
student-numbers-title = تُرسل أرقام مرة كل ثانية
student-numbers-text = ثمانية لشكل تعبيرك، وواحد لمدى وضوحه. تصف كيف يبدو الوجه، لا ما تشعر به.
student-group-title = يرى معلمك نتائج المجموعة فقط
student-group-text = فقط إذا كان عدد من يُقرأون { $people } على الأقل، ومن دون أسماء أبدًا.
student-decide-title = القرار لك
student-decide-text = أوقف مؤقتًا، أو غادر واحذف أرقامك، في أي وقت.
student-answers-title = إجاباتك وكلماتك
student-answers-text = إذا طرح معلمك سؤالًا فتكفي لمسة واحدة للإجابة. تبقى إجابتك الأولى حتى لو غادرت. لا يرى معلمك إلا الأعداد، ابتداءً من { $people } إجابات. يمكنك أن تضيف كلمة إلى «لم أعد أتابع» إن شئت. وعندما يكتب { $people } طلاب كلمات، يراها معلمك في قائمة بلا أسماء؛ لذلك لا تكتب أي اسم. تُحفظ أعداد الإجابات مع الحصة، وتُحذف الكلمات عند نهايتها.
student-stored-title = ما يُحفظ
student-exactly = عرض ما يُرسل بالضبط
student-example = مثال مختلق لثانية واحدة:
student-clearness = مدى وضوح الوجه: { $quality } ({ $clearness })
student-clear = واضح
student-fairly-clear = واضح إلى حد ما
student-not-clear = غير واضح بما يكفي
student-field-n = يعدّ الرسائل
student-field-age = عمر القراءة بالملي ثانية
student-field-who = دائمًا 1: الشخص الأقرب إلى هذه الكاميرا، ولا أحد غيره
student-field-q = مدى وضوح الوجه، من 0 إلى 1
student-field-p = الأرقام الثمانية بالأجزاء من الألف، بالترتيب أعلاه
student-field-f = احتمال أن يواجه رأسك الشاشة، بأجزاء الألف
student-also-sent = ترسل هذه الصفحة أيضًا ملاحظاتك وإجاباتك وكلماتك، وأنك أوقفت مؤقتًا، ومفتاحًا عشوائيًا؛ ولا ترسل اسمك أبدًا. يحتفظ الخادم بآخر أرقامك بضع ثوانٍ في الذاكرة.
student-no-faces-title = لا تُقرأ الوجوه في هذه الحصة
student-no-faces-text = لا تُستخدم كاميرتك. يمكنك الضغط على «فهمت» أو «لم أعد أتابع» أو «سريع جدًا» أو «بطيء جدًا».
student-choice-title = بكاميرا أو بدونها: أنت تختار
student-choice-text = كلاهما مناسب. بدونها يمكنك إعطاء الملاحظات نفسها، ولا يُقرأ وجهك.
student-choice-plain = الانضمام بلا كاميرا
student-consent = أوافق على أن يقرأ هذا الجهاز تعبيري ويرسل هذه الأرقام.
student-join-camera = الانضمام بالكاميرا
student-join-plain = الانضمام بلا كاميرا
student-join = انضمام
student-join-hint = للانضمام بكاميرتك، ضع علامة في المربع أولًا.
student-join-next = مع الكاميرا، قد يسألك متصفحك عنها بعد ذلك.
student-your-class = حصتك
student-camera-title = كاميرتك
student-camera-on = الكاميرا مفتوحة
student-camera-off = الكاميرا مغلقة
student-picture = صورة كاميرتك؛ أنت وحدك تراها
student-mirror = أنت وحدك تراها. وتختفي من تلقاء نفسها.
student-pause = إيقاف مؤقت
student-paused = متوقف مؤقتًا
student-resume = استئناف
student-use-camera = استخدام كاميرتي
student-hide-picture = إخفاء الصورة
student-show-picture = إظهار الصورة
student-plain-title = انضممت بلا كاميرا
student-plain-text = لا يُقرأ وجهك. ملاحظاتك تُحسب كغيرها.
student-starting-title = جارٍ التحضير
student-starting-text = يُحمَّل القارئ على جهازك.
student-waiting-title = في انتظار كاميرتك
student-waiting-text = إذا سأل متصفحك هل يُسمح لهذه الصفحة باستخدامها، فاختر «السماح».
student-still-feedback = { $text } ما زال بإمكانك إعطاء ملاحظات.
student-resumes = { $text } تستأنف من تلقاء نفسها.
student-not-counted = { $text } لا تُحسب في هذه الأثناء.
student-paused-title = متوقف مؤقتًا: كاميرتك مغلقة
student-paused-text = لا يُقرأ ولا يُرسل شيء. ما زال بإمكانك إعطاء ملاحظات.
student-hidden-title = متوقف مؤقتًا ما دامت هذه الصفحة مخفية
student-hidden-text = لم يعطها المتصفح صورًا. يُستأنف عند عودتك.
student-almost-title = أوشكنا
student-almost-text = جارٍ البحث عن وجهك.
student-reading-title = يُقرأ وجهك على هذا الجهاز
student-reading-text = تُرسل أرقام فقط. الصورة تبقى هنا.
student-unclear-title = وجهك لا يُرى بوضوح
student-unclear-text = لا تُحسب في هذه الأثناء. قليل من الضوء من الأمام يساعد.
student-no-face-title = لا وجه في الصورة
student-no-face-text = لا تُحسب ما دام وجهك خارج الصورة. لا بأس بذلك.
student-faces-off = لم تعد الوجوه تُقرأ في هذه الحصة، لأن قواعد هذا المكان تغيّرت. كاميرتك مغلقة.
student-slow = هذا الجهاز بطيء، لذلك يقرأ مرات أقل. لا بأس بذلك.
student-back = لم يُقرأ شيء بينما كانت هذه الصفحة مخفية ({ $duration }). استؤنفت القراءة.
student-feedback-passes = { $text } ملاحظاتك تصل.
student-feedback-title = ملاحظات لمعلمك
student-feedback-got_it = فهمت
student-feedback-lost = لم أعد أتابع
student-feedback-too_fast = سريع جدًا
student-feedback-too_slow = بطيء جدًا
student-feedback-text = تُحسب مع ملاحظات الجميع لمدة دقيقة، بلا اسمك. لا يرى معلمك الأعداد إلا إذا كان عدد الحاضرين في الحصة { $people } على الأقل.
student-feedback-counts = «{ $feedback }» تُحسب لمدة دقيقة. اضغط مرة أخرى لتجديدها.
student-feedback-unsent = لم تُرسل «{ $feedback }»: لا يوجد اتصال. اضغط مرة أخرى بعد الاتصال.
student-feedback-over = لم تعد «{ $feedback }» تُحسب: انتهت دقيقتها.
student-sent-title = آخر ما أُرسل
student-sent-nothing = لا شيء بعد.
student-sent-no-face = لا وجه. لا تُحسب.
student-sent-unclear = غير واضح. هذه الأرقام لا تُحسب.
student-sent-even = لا يبرز أي تعبير.
student-sent-most = الأقرب إلى: { $expression } ({ $percent }).
student-sent-offline = لم يُرسل: لا يوجد اتصال. لا يُحفظ شيء لوقت لاحق.
student-sent-now = أُرسل الآن
student-sent-ago = أُرسل { $ago }
student-sent-count =
    { $count ->
        [zero] لا رسائل حتى الآن
        [one] رسالة واحدة حتى الآن
        [two] رسالتان حتى الآن
        [few] { $count } رسائل حتى الآن
        [many] { $count } رسالة حتى الآن
       *[other] { $count } رسالة حتى الآن
    }
student-exact = الرسالة بالضبط
student-speed = يقرأ جهازك { $rate } مرة في الثانية، وتستغرق كل مرة { $ms } ملي ثانية، ويحسب المتوسط على نحو ثانية.
student-numbers-mean = تصف هذه الأرقام كيف يبدو وجهك لبرنامج صغير. كثيرًا ما يخطئ، ولا يعرف ما تشعر به.
student-question-title = سؤال من معلمك
student-question-text = تكفي لمسة واحدة، ولا يمكن تغييرها. لا يرى معلمك إلا الأعداد، ابتداءً من { $people } إجابات.
student-question-answered = أُرسلت إجابتك. لا يرى معلمك إلا الأعداد، ابتداءً من { $people } إجابات.
student-question-unsent = لم تُرسل إجابتك: لا يوجد اتصال. المس مرة أخرى بعد الاتصال.
student-word-label = في ماذا؟ كلمة إن شئت، ولكن بلا أسماء.
student-word-send = إرسال
student-word-sent = أُرسلت. يرى معلمك قائمة كلمات بلا أسماء عندما يكتب { $people } طلاب كلمات.
student-word-unsent = لم تُرسل كلمتك: لا يوجد اتصال.
student-leave = مغادرة وحذف
student-leave-hint = لإغلاق الكاميرا وحدها، اضغط «إيقاف مؤقت».
student-leave-title = هل تغادر الحصة؟
student-leave-camera = تُغلق كاميرتك وتُحذف آخر أرقامك.
student-leave-text = يُحذف مكانك في الحصة. تبقى ملاحظاتك حتى دقيقة، وكلماتك حتى نهاية الحصة، وإجاباتك ضمن الأعداد، وكل ذلك بلا اسم.
student-stay = البقاء
student-leaving-title = جارٍ المغادرة…
student-leaving-text = جارٍ حذف مكانك في الحصة.
student-goodbye = إلى اللقاء
student-can-close = يمكنك إغلاق هذه الصفحة.
student-stored-nothing = لا يُحفظ شيء بعد انتهاء الحصة.
student-stored-totals =
    { $days ->
        [zero] تُحفظ مجاميع الصف كله { $days } يوم بعد الحصة؛ ولا شيء فيها مرتبط بك.
        [one] تُحفظ مجاميع الصف كله يومًا واحدًا بعد الحصة؛ ولا شيء فيها مرتبط بك.
        [two] تُحفظ مجاميع الصف كله يومين بعد الحصة؛ ولا شيء فيها مرتبط بك.
        [few] تُحفظ مجاميع الصف كله { $days } أيام بعد الحصة؛ ولا شيء فيها مرتبط بك.
        [many] تُحفظ مجاميع الصف كله { $days } يومًا بعد الحصة؛ ولا شيء فيها مرتبط بك.
       *[other] تُحفظ مجاميع الصف كله { $days } يوم بعد الحصة؛ ولا شيء فيها مرتبط بك.
    }
student-stored-consent = وكذلك سجل الموافقة: رقم بلا اسم، ومتى بدأت الموافقة ومتى انتهت.
student-feedback-stays = تبقى ملاحظاتك حتى دقيقة، وكلماتك حتى نهاية الحصة، وإجاباتك ضمن الأعداد، وكل ذلك بلا اسم؛ ولا شيء مرتبط بك.
student-left-title = غادرت الحصة
student-left-camera = كاميرتك مغلقة، وحُذفت أرقامك من الخادم.
student-left-plain = حُذف مكانك في الحصة.
student-left-deleted-camera = حُذف: آخر أرقامك ومكانك في الحصة.
student-left-deleted-plain = حُذف: مكانك في الحصة.
student-camera-is-off = كاميرتك مغلقة.
student-left-offline = تعذّر الوصول إلى الخادم لحذف مكانك في الحصة.
student-left-later-camera = سيحذف آخر أرقامك من تلقاء نفسه، بعد نحو عشر ثوانٍ من آخرها.
student-left-later-plain = سيحذف مكانك في الحصة من تلقاء نفسه.
student-again = الانضمام من جديد
student-over-title = انتهت الحصة
student-over-camera = كاميرتك مغلقة. حُذفت آخر أرقامك.
student-over-plain = شكرًا على ملاحظاتك.
student-over-again = الانضمام من جديد إذا استؤنفت
student-gone-title = لم يعد الخادم يعرف هذه الحصة
student-gone-text = أُعيد تشغيله، أو انتهت الحصة. إن كانت مستمرة، فاطلب من معلمك رابطًا جديدًا.
student-elsewhere-title = الحصة مفتوحة في علامة تبويب أخرى
student-elsewhere-camera = توقفت علامة التبويب هذه وكاميرتها مغلقة، كي لا تُحسب مرتين.
student-elsewhere-plain = توقفت علامة التبويب هذه كي لا تُحسب مرتين.
student-elsewhere-again = استخدام علامة التبويب هذه
