### Machine-made: no speaker has read it yet. CONTRIBUTING says how to correct it.
### संबोधन: आप।

pulse-title = पल्स
pulse-window = { $name } · पल्स
pulse-elsewhere = पल्स अपनी छोटी विंडो में है।
pulse-bring-back = वापस लाएँ
pulse-simulated = नक़ली कक्षा
pulse-since-began = कक्षा शुरू होने से:
pulse-full = पूरा
pulse-compact = छोटा
pulse-small-window = छोटी विंडो
pulse-full-screen = पूरी स्क्रीन
pulse-theme-auto = रंग: अपने आप
pulse-theme-dark = रंग: गहरा
pulse-theme-light = रंग: हल्का
pulse-end = कक्षा ख़त्म करें
pulse-undo = वापस लें
pulse-recap = सारांश खोलें
pulse-dismiss = हटाएँ
pulse-close = बंद करें
pulse-cancel = रद्द करें

pulse-standing-old = कुछ नया नहीं
pulse-standing-offline = ऑफ़लाइन
pulse-standing-blocked = अवरुद्ध
pulse-standing-over = ख़त्म
pulse-standing-refused = बंद
pulse-no-news = कुछ समय से कुछ नया नहीं आया।
pulse-as-of = { $text } आँकड़े { $time } के हैं।
pulse-ran = { $text } यह { $time } चली।
pulse-new-link = { $text } शायद कक्षा ख़त्म हो गई है, या उसका नया लिंक है।
pulse-trying-again = { $text } फिर कोशिश हो रही है …

pulse-mood = मूड
pulse-why = क्यों?
pulse-why-few = छोटे समूह में नतीजे किसी व्यक्ति को उजागर कर सकते हैं। इसलिए { $people } से कम पर कुछ नहीं दिखाया जाता।
pulse-why-settling = अगर एक ही व्यक्ति आए या जाए, तो अंतर उसे उजागर कर देगा। इसलिए गिना जाने वाला समूह एक साथ कई लोगों से ही बदलता है, और तब तक रुकता है। इसमें कुछ सेकंड लगते हैं; आना-जाना जितना कम हो, यह उतना ही कम होता है।
pulse-chart = पिछले दस मिनट का मूड
pulse-now = अभी
pulse-last = आख़िरी, { $time } पर
pulse-at = { $time } पर
pulse-at-markers = { $when } ({ $names })
pulse-quoted = “{ $text }”
pulse-readout = { $when }: { $reading }
pulse-readout-none = कोई माप नहीं
pulse-readout-valence = वैलेंस { $valence }, 95% दायरा { $low } से { $high }, { $present } में से { $counted } चेहरे पढ़े गए
pulse-no-reading = अभी कोई माप नहीं

pulse-present =
    { $present ->
        [one] मौजूद
       *[other] मौजूद
    }
pulse-readable =
    { $present ->
        [one] / { $present } चेहरा पढ़ा गया
       *[other] / { $present } चेहरे पढ़े गए
    }
pulse-joined-figure =
    { $joined ->
        [one] शामिल
       *[other] शामिल
    }
pulse-joined =
    { $joined ->
        [one] { $joined } शामिल
       *[other] { $joined } शामिल
    }
pulse-present-title = मौजूद
pulse-students-title = छात्र
pulse-facing = स्क्रीन की ओर: { $share }
pulse-facing-hint = पढ़े जा सकने वाले उन चेहरों का हिस्सा जिनका सिर बगल में 30° से कम मुड़ा है। यह ध्यान का माप नहीं है।
pulse-invite = छात्र यहाँ से जुड़ते हैं
pulse-copy = लिंक कॉपी करें
pulse-copied = कॉपी हो गया
pulse-overlay = ओवरले
pulse-overlay-text = यह लिंक OBS या दूसरी स्क्रीन पर दूसरों को पल्स दिखाता है। इससे कुछ बदला नहीं जा सकता। हर नई कक्षा का नया लिंक होता है।

pulse-feedback = छात्रों की प्रतिक्रिया
pulse-feedback-few = { $people } लोगों के जुड़ने पर दिखेगी (अब तक { $joined })। छात्र अभी से प्रतिक्रिया दे सकते हैं; वह एक मिनट गिनी जाती है, और छोटे समूह में किसी व्यक्ति को उजागर कर सकती है।
pulse-feedback-needs = प्रतिक्रिया के लिए { $people } लोग चाहिए
pulse-feedback-none = अभी कोई प्रतिक्रिया नहीं
pulse-feedback-top = { $feedback } { $count }
pulse-feedback-top-of = { $feedback } { $joined } में से { $count }
pulse-feedback-chart = पिछले दस मिनट में “समझ नहीं आया” और “समझ गए”
pulse-feedback-at = { $when }: { $joined } में से समझ नहीं आया { $lost }, समझ गए { $clear }
pulse-feedback-at-none = { $when }: गिनती नहीं
pulse-words = क्या समझ नहीं आया
pulse-question = इस पल का सवाल
pulse-question-hint = छात्रों का एक टैप। गिनती { $people } जवाबों से दिखती है।
pulse-question-open = खुला है। गिनती { $people } जवाबों से दिखती है।
pulse-question-few = { $time } पर बंद हुआ। { $people } से कम ने जवाब दिया।
pulse-question-counts = { $joined } छात्रों के { $answers } जवाब। बाकी एक साथ कई दिखते हैं।
pulse-question-closed = { $time } पर बंद हुआ। { $joined } छात्रों के { $answers } जवाब।
pulse-question-ask = पूछें “सब साफ़ है?”
pulse-question-own = कुछ और पूछें …
pulse-question-own-title = सवाल पूछें
pulse-question-own-question = सवाल
pulse-question-own-answer-0 = पहला जवाब
pulse-question-own-answer-1 = दूसरा जवाब
pulse-question-own-answer-2 = तीसरा जवाब, या कोई नहीं
pulse-question-own-text = छात्र एक टैप से, बिना नाम के जवाब देते हैं। दो जवाब काफ़ी हैं।
pulse-question-own-ask = पूछें
pulse-question-own-wrong = एक सवाल और दो या तीन अलग जवाब लिखें।

pulse-nobody = अभी तक कोई नहीं जुड़ा।
pulse-alerts-off = अलर्ट बंद हैं।
pulse-alerts-rest = अलर्ट { $time } तक रुके हैं
pulse-no-feedback-stands-out = कोई प्रतिक्रिया अलग से नहीं उभरती।
pulse-early = अभी पर्याप्त आँकड़े नहीं हैं
pulse-steady = अब तक स्थिर

pulse-expressions = चेहरे के भाव
pulse-tense-short = एकाग्र
pulse-eight = सभी आठ भाव
pulse-eight-text = कक्षा में जो चेहरे ग़ुस्सा, घिन, डर या तिरस्कार पढ़े जाते हैं, वे ज़्यादातर एकाग्र लोगों के होते हैं। पट्टी इन चारों को एक दिखाती है।
pulse-people = हर व्यक्ति
pulse-people-text = संख्या से, किसी क्रम में नहीं। छात्रों को शामिल होने से पहले इस दृश्य के बारे में बताया गया था। कैमरे के लिए, जिसने उसे लगाया उसने पुष्टि की कि दिखने वाले सभी लोगों को बताया गया था।
pulse-people-none = न्यूनतम संख्या पूरी होने पर दिखेगा
pulse-picture-fair = ठीक-ठाक तस्वीर
pulse-picture-poor = ख़राब तस्वीर

pulse-markers = निशान
pulse-markers-none = अभी कोई नहीं। जोड़ने के लिए m दबाएँ।
pulse-marker-add = निशान जोड़ें
pulse-marker-added = निशान जुड़ गया
pulse-marker-edit = निशान बदलें
pulse-marker-edit-button = बदलें
pulse-marker-edit-name = { $name } बदलें
pulse-marker-name = नाम
pulse-marker-time = समय
pulse-marker-save = सहेजें
pulse-marker-delete = मिटाएँ
pulse-marker-time-wrong = समय मिनट और सेकंड में लिखें, जैसे 4:05।
pulse-marker-too-long = नाम में अधिकतम { $count } अक्षर हो सकते हैं।
pulse-marker-slide = स्लाइड 1
pulse-marker-exercise = अभ्यास
pulse-marker-question = सवाल
pulse-marker-recap = दोहराव

pulse-alerts = अलर्ट
pulse-alerts-change = मुझे बताएँ
pulse-alerts-small = छोटे बदलाव
pulse-alerts-medium = मध्यम बदलाव
pulse-alerts-large = बड़े बदलाव
pulse-alerts-rest-title = ज़्यादा से ज़्यादा
pulse-alerts-rest-1 = मिनट में एक बार
pulse-alerts-rest-3 = हर 3 मिनट में
pulse-alerts-rest-10 = हर 10 मिनट में
pulse-alerts-rest-never = कभी नहीं
pulse-alerts-saved = सहेजा गया।
pulse-alerts-saved-none = सहेजा गया: कोई अलर्ट नहीं।
pulse-alerts-not-saved = नहीं सहेजा गया। { $text }

pulse-reading = इस पेज को कैसे पढ़ें
pulse-reading-text = पल्स पूरी कक्षा को एक साथ दिखाता है। यह बताता है कि चेहरे कैसे दिखते हैं, यह नहीं कि लोग क्या महसूस करते हैं, और न ध्यान मापता है, न किसी का काम।
pulse-reading-faces = पढ़े गए चेहरे: मौजूद लोगों में से कितने पढ़े जा सके।
pulse-reading-valence = वैलेंस: नकारात्मक से सकारात्मक तक; छायांकित पट्टी में यह 95% भरोसे के साथ होता है, जहाँ तक माप बता सकते हैं। चौड़ी पट्टी का मतलब है कम निश्चितता।
pulse-reading-k = समूह का न्यूनतम आकार: { $people }। छोटे समूह में नतीजे किसी व्यक्ति को उजागर कर सकते हैं, इसलिए नहीं दिखाए जाते।
pulse-reading-k-groups = समूह का न्यूनतम आकार: { $people }। छोटे समूह में नतीजे किसी व्यक्ति को उजागर कर सकते हैं, इसलिए नहीं दिखाए जाते, और दिखाए गए भाव कभी एक व्यक्ति के आने या जाने से नहीं बदलते। कितने लोग मौजूद हैं, यह जैसा है वैसा दिखाया जाता है।

pulse-end-title = यह कक्षा ख़त्म करें?
pulse-end-text = छात्रों को सूचना मिलती है। व्यक्तिगत माप मिटाए जाते हैं; सारांश रखा जाता है। आप एक मिनट तक इसे वापस ले सकते हैं।
pulse-end-text-nothing = छात्रों को सूचना मिलती है। व्यक्तिगत माप मिटाए जाते हैं, और कुछ नहीं रखा जाता। आप एक मिनट तक इसे वापस ले सकते हैं।
pulse-end-text-days =
    { $days ->
        [one] छात्रों को सूचना मिलती है। व्यक्तिगत माप मिटाए जाते हैं; सारांश { $days } दिन रखा जाता है। आप एक मिनट तक इसे वापस ले सकते हैं।
       *[other] छात्रों को सूचना मिलती है। व्यक्तिगत माप मिटाए जाते हैं; सारांश { $days } दिन रखा जाता है। आप एक मिनट तक इसे वापस ले सकते हैं।
    }
pulse-end-not = पढ़ाना जारी रखें

pulse-keys = कुंजियाँ
pulse-key-m = इस पल पर निशान जोड़ें
pulse-key-enter = सुझाया गया नाम मानें
pulse-key-q = “अब तक सब साफ़ है?” पूछें, या खुला सवाल बंद करें
pulse-key-c = छोटा दृश्य, और वापस
pulse-key-d = रंग: अपने आप, गहरा, हल्का
pulse-key-f = पूरी स्क्रीन, और वापस
pulse-key-x = अलर्ट हटाएँ
pulse-key-list = यह सूची
pulse-key-esc = जो खुला है उसे बंद करें
pulse-keys-use = अकेली कुंजियाँ इस्तेमाल करें (अगर बोलकर लिखने में बाधा हो तो बंद करें)

pulse-summary = { $present } में से { $counted } चेहरे पढ़े गए; { $looks }; मूड: { $mood }।
pulse-summary-few = { $present } मौजूद। { $why }।
pulse-summary-joined = { $joined } शामिल।
pulse-summary-feedback = सबसे ज़्यादा प्रतिक्रिया: { $feedback }।
pulse-mood-trend = { $mood }, { $trend }
pulse-looks-mostly = ज़्यादातर { $expression }
pulse-looks-most-often = सबसे अधिक बार { $expression }
pulse-looks-none = कोई भाव नहीं
