### Machine-made: no speaker has read it yet. CONTRIBUTING says how to correct it.

sign-title = لوحة المعلم
sign-students = لا يحتاج الطلاب إلى هذه الصفحة: فهم يفتحون رابط معلمهم.
sign-join = الانضمام برمز
sign-signed-out = تم تسجيل خروجك.
sign-key = مفتاح المعلم
sign-key-hint = عرضه الخادم عند تشغيله، ما لم يختر المشغّل مفتاحًا.
sign-open = فتح اللوحة
sign-account = تسجيل الدخول بحسابك
sign-own-address = افتح هذه الصفحة على عنوان الخادم نفسه.
sign-wrong-key = هذا ليس مفتاح المعلم.
sign-too-many = مفاتيح خاطئة كثيرة من هنا. انتظر دقيقة.
sign-out-title = تسجيل الخروج؟
sign-out-text = تُغلق اللوحة في كل علامات تبويب هذا المتصفح. تستمر الحصص الجارية، وكذلك النبض في نافذة مستقلة.
sign-out = تسجيل الخروج
sign-back = العودة إلى اللوحة
sign-framed-title = انضم في نافذة مستقلة
sign-framed-text = تظهر هذه الصفحة داخل صفحة أخرى، حيث لا تعطيها المتصفحات الكاميرا، وقد يغطي أحد أزرارها.
sign-framed-open = فتح في نافذة مستقلة
sign-starting = جارٍ التشغيل
sign-starting-title = يجري تشغيل اللوحة …
sign-starting-text = تعيد هذه الصفحة المحاولة تلقائيًا. تستمر الحصص الجارية.
