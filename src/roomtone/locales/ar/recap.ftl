### Machine-made: no speaker has read it yet. CONTRIBUTING says how to correct it.
### المخاطبة: بصيغة المفرد المهذبة.

recap-title = { $name }: الملخص
recap-recap = الملخص
recap-simulated = حصة محاكاة
recap-simulated-text = طلاب محاكاة يتبعون نصًا: لا أشخاص حقيقيين.
recap-recording = من تسجيل
recap-running = ما زالت جارية

recap-s = { $seconds } ث
recap-min = { $minutes } د
recap-min-s = { $minutes } د { $seconds } ث
recap-h = { $hours } س
recap-h-min = { $hours } س { $minutes } د
recap-date = { $date }، { $time } { $zone }
recap-range = { $low } إلى { $high }
recap-of = { $part } من { $whole }
recap-feedback = { $feedback } { $count }
recap-list = { $first }، { $second }
recap-none = لا شيء
recap-no-data = لا بيانات
recap-gap = فجوة
recap-mood-valence = { $mood } ({ $valence })
recap-share = { $expression } { $percent }
recap-sentence = { $text }.

recap-short = باختصار
recap-presses = الملاحظات (على الأقل)
recap-mood = المزاج
recap-readable = الوجوه المقروءة
recap-coverage = التغطية { $percent }
recap-no-faces-seen = لم تُر وجوه
recap-time-with-data = وقت فيه بيانات
recap-of-class = من الحصة
recap-few-for = عدد قليل جدًا لمدة { $duration }
recap-off-for = لم تعد الوجوه تُقرأ لمدة { $duration }
recap-gaps = الفجوات
recap-not-stored = لم يُحفظ
recap-nothing-stored = لم يُحفظ شيء من هذه الحصة.
recap-no-expressions = لا بيانات عن التعبيرات: العدد المطلوب من الوجوه المقروءة { $people } على الأقل.
recap-no-faces = جرت هذه الحصة بملاحظات الطلاب؛ ولم تُقرأ وجوه.
recap-no-feedback = لم يبدِ أي طالب ملاحظة.
recap-no-feedback-stored = لم تُحفظ ملاحظات: العدد المطلوب من المنضمين { $people } على الأقل.
recap-mood-mostly = المزاج: { $mood } (التكافؤ { $valence }، نطاق 95% { $band }). قُرئت التعبيرات غالبًا هكذا: { $expression }.
recap-mood-most-often = المزاج: { $mood } (التكافؤ { $valence }، نطاق 95% { $band }). أكثر ما قُرئت التعبيرات هكذا: { $expression }.
recap-data = بيانات عن { $percent } من الحصة، عادةً من { $people }
recap-data-few = لمدة { $duration } كانت الوجوه المقروءة قليلة جدًا
recap-data-off = لمدة { $duration } لم تعد الوجوه تُقرأ
recap-missing = الناقص { $duration }
recap-peak = أكثر «{ $feedback }» في وقت واحد: { $people } من { $students } عند { $time }؛ واستمر { $duration }.
recap-strongest = جاء أقوى تغير عند { $place }: { $change }.
recap-strongest-likely = جاء أقوى تغير (مرجح وليس مؤكدًا) عند { $place }: { $change }.
recap-place = { $time }، { $marker }
recap-at-marker = عند «{ $name }»
recap-after-marker = بعد «{ $name }» بمدة { $duration }
recap-and = { $first }، و{ $second }
recap-no-change = لا تغير دائمًا بين { $start } و{ $end }.
recap-too-short = أقصر من أن يُبحث فيها عن تغيرات: يلزم نحو دقيقتين من البيانات.

recap-change-rose = ارتفع المزاج من { $before } إلى { $after } (التكافؤ من { $start } إلى { $end })
recap-change-fell = انخفض المزاج من { $before } إلى { $after } (التكافؤ من { $start } إلى { $end })
recap-change-rose-within = ارتفع المزاج لكنه بقي { $after } (التكافؤ من { $start } إلى { $end })
recap-change-fell-within = انخفض المزاج لكنه بقي { $after } (التكافؤ من { $start } إلى { $end })
recap-change-pressed =
    { $people ->
        [zero] لم يضغط أحد على «{ $feedback }» خلال دقيقة، و{ $before } في الدقيقة السابقة
        [one] ضغط شخص واحد على «{ $feedback }» خلال دقيقة، و{ $before } في الدقيقة السابقة
        [two] ضغط شخصان على «{ $feedback }» خلال دقيقة، و{ $before } في الدقيقة السابقة
        [few] ضغط { $people } أشخاص على «{ $feedback }» خلال دقيقة، و{ $before } في الدقيقة السابقة
        [many] ضغط { $people } شخصًا على «{ $feedback }» خلال دقيقة، و{ $before } في الدقيقة السابقة
       *[other] ضغط { $people } شخص على «{ $feedback }» خلال دقيقة، و{ $before } في الدقيقة السابقة
    }
recap-change-pressed-first =
    { $people ->
        [zero] لم يضغط أحد على «{ $feedback }» خلال دقيقة، ولا أحد في الدقيقة السابقة
        [one] ضغط شخص واحد على «{ $feedback }» خلال دقيقة، ولا أحد في الدقيقة السابقة
        [two] ضغط شخصان على «{ $feedback }» خلال دقيقة، ولا أحد في الدقيقة السابقة
        [few] ضغط { $people } أشخاص على «{ $feedback }» خلال دقيقة، ولا أحد في الدقيقة السابقة
        [many] ضغط { $people } شخصًا على «{ $feedback }» خلال دقيقة، ولا أحد في الدقيقة السابقة
       *[other] ضغط { $people } شخص على «{ $feedback }» خلال دقيقة، ولا أحد في الدقيقة السابقة
    }
recap-change-strong = تغير قوي ({ $times } أضعاف الهامش)، { $lasted }
recap-change-likely = تغير مرجح ({ $times } أضعاف الهامش)، { $lasted }
recap-lasted-about = لمدة { $duration } تقريبًا
recap-lasted-least = لمدة { $duration } على الأقل
recap-changes = تغيرات تستحق النظر
recap-strongest-of = أقوى { $shown } من { $all }؛ المكررة تأتي أخيرًا.

recap-over-time = الحصة عبر الزمن
recap-video = فيديو هذه الحصة: اختر الملف. يبقى على هذا الحاسوب.
recap-video-hint = انقر على الخط الزمني أو وقت تغير للانتقال إليه في الفيديو.
recap-timeline = خط زمني. الجدول أدناه يحوي البيانات نفسها.
recap-panel-mood = المزاج: التكافؤ ونطاق 95%
recap-panel-shares = نسب التعبيرات
recap-panel-people = المقروء (مساحة) والحاضر (خط)
recap-panel-feedback = الملاحظات: حتى { $most } معًا
recap-panel-feedback-of = الملاحظات: حتى { $most } من { $joined } معًا
recap-scale-all = الكل
recap-scale-half = النصف
recap-since-start = منذ البداية
recap-moment = اللحظة { $number }
recap-legend-few = لا بيانات: عدد قليل جدًا
recap-legend-few-off = لا بيانات: عدد قليل جدًا، أو لم تعد الوجوه تُقرأ
recap-legend-gap = فجوة: لم يُحفظ شيء
recap-legend-change = تغير، موصوف أدناه
recap-legend-marker = علامتك
recap-in-words = البيانات نفسها بالكلمات
recap-table = الخط الزمني بالكلمات
recap-from = من
recap-band = نطاق 95%
recap-most-often = الأكثر ظهورًا
recap-most-feedback = أكثر الملاحظات معًا
recap-markers = علاماتك

recap-alerts = التنبيهات خلال الحصة
recap-no-alerts = لا تنبيهات خلال الحصة.
recap-alert = { $text } ({ $duration })
recap-questions = أسئلة اللحظة
recap-questions-text = تنمو الأعداد بعدة طلاب معًا؛ وقد تنقص آخر الإجابات، كي لا تُعرف إجابة أحد.
recap-question = { $given } (الإجابات { $answers } من { $students })
recap-question-few = الإجابات قليلة جدًا
recap-notes = ملاحظاتك
recap-beside = مقارنة بحصص سابقة من هذا المقرر
recap-beside-text = المزاج (التكافؤ) منذ البداية، ومتوسطه مع نطاق 95%: السلبي إلى اليسار والإيجابي إلى اليمين. ربما حضر طلاب آخرون. الأشرطة الرمادية فجوات.
recap-this = هذه الحصة
recap-faces-readable = الوجوه المقروءة { $people }
recap-no-expression-data = لا بيانات عن التعبيرات

recap-how = كيف يُقرأ هذا الملخص
recap-how-model = يقرأ نموذج التعبيرات في صور الوجوه. لا يعلم ما شعر به الناس أو فهموه. في الحصة، ما يبدو غضبًا أو خوفًا هو في الغالب تركيز، لذلك تُعرض معًا.
recap-how-mood = المزاج هو التكافؤ، من السلبي (−1) إلى الإيجابي (+1). النطاق هو حيث يقع بثقة 95%، لمن حُسبوا؛ ولا يشمل الأخطاء المشتركة بين كل القراءات.
recap-how-class = الملخص عن الصف، وليس عن شخص واحد أبدًا. دون { $people } لا توجد بيانات، ويظهر ذلك بالرمادي؛ والأجزاء المخططة لم تُحفظ.
recap-how-change = يُذكر التغير حيث يختلف المزاج لمدة 20 ثانية على الأقل عن الدقيقة السابقة بأكثر مما يسمح به النطاق (من { $times } أضعاف هذا الهامش يُسمى قويًا)، أو حيث أُبديت ملاحظة أكثر بكثير مما في الدقيقة السابقة.
recap-how-change-feedback = يُذكر التغير حيث أُبديت ملاحظة أكثر بكثير مما في الدقيقة السابقة.
recap-how-chance = لا تُذكر التغيرات البطيئة. قد يكون بعض التغيرات مصادفة. وما سبق تغيرًا ليس بالضرورة سببه.
recap-how-presses = أعداد الملاحظات حدود دنيا. ليست للدرجات ولا للحضور ولا للحكم على أي شخص.
recap-made = أعدّه roomtone من إشارة واحدة في الثانية للصف. لم تُحفظ صور. الأوقات بالدقائق والثواني منذ البداية.

recap-mail-subject = الملخص: { $name }
recap-mail-text = انتهت { $name } بعد { $minutes } د. الملخص مرفق: افتحه في متصفح.
recap-mail-link = على الخادم:
