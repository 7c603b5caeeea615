### Machine-made: no speaker has read it yet. CONTRIBUTING says how to correct it.

signal-expression-neutral = محايد
signal-expression-happiness = سعادة
signal-expression-surprise = دهشة
signal-expression-sadness = حزن
signal-expression-anger = غضب
signal-expression-disgust = اشمئزاز
signal-expression-fear = خوف
signal-expression-contempt = ازدراء
signal-expression-uncertain = غير مؤكد
signal-expression-tense = تركيز أو توتر
signal-expression-angry = غاضب
signal-expression-happy = سعيد
signal-expression-sad = حزين

signal-mood-negative = سلبي
signal-mood-slightly-negative = سلبي قليلًا
signal-mood-neutral = محايد
signal-mood-slightly-positive = إيجابي قليلًا
signal-mood-positive = إيجابي
signal-mood-uncertain = غير مؤكد بما يكفي للحكم
signal-trend-steady = مستقر
signal-trend-rising = في ارتفاع
signal-trend-falling = في انخفاض
signal-why-few = العدد المطلوب { $people } على الأقل
signal-why-settling = جارٍ التكيف: حضر أشخاص أو غادروا
signal-why-off = لا تُقرأ الوجوه في هذه الحصة

signal-feedback-got_it = فهمت
signal-feedback-lost = لا أتابع
signal-feedback-too_fast = سريع جدًا
signal-feedback-too_slow = بطيء جدًا

signal-alert-lower = يبدو الصف أكثر سلبية منذ فترة. استراحة أم سؤال أم مراجعة؟
signal-alert-higher = يبدو الصف أكثر إيجابية. لحظة مناسبة للمتابعة.
signal-alert-lost = كثير من الطلاب لم يعودوا يتابعون. هل تعود خطوة أم تسأل أين انقطع الخيط؟
signal-alert-too_fast = كثير من الطلاب يرون هذا سريعًا جدًا. هل تبطئ أم تراجع؟
signal-alert-too_slow = كثير من الطلاب يرون هذا بطيئًا جدًا. هل تنتقل إلى التالي أم تعطي تمرينًا؟
