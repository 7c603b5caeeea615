### Machine-made: no speaker has read it yet. CONTRIBUTING says how to correct it.
### संबोधन: आप। Markdown: **मोटा**, *तिरछा*, `कोड`.

console-class = कक्षा
console-past = पिछली कक्षाएँ
console-courses = कोर्स
console-photo = फ़ोटो
console-camera = कैमरा
console-policy = नियम
console-integrations = जुड़ाव
console-about = परिचय
console-failed = इस पेज पर कुछ ग़लत हुआ। चल रही कक्षाएँ जारी हैं। पेज फिर लोड करें; अगर दोबारा हो, तो सर्वर चलाने वाले से उसका लॉग देखने को कहें।
console-away = roomtone इस पेज को जवाब नहीं दे रहा: यह डिवाइस ऑफ़लाइन है, सर्वर रुक गया है, या आप साइन आउट हो गए हैं। पेज ख़ुद फिर जुड़ता है; साइन इन करने के लिए उसे फिर लोड करें।
console-save = सहेजें
console-full-screen = पूरी स्क्रीन
console-full-screen-hint = प्रोजेक्टर के लिए।
console-own-window = अलग विंडो में खोलें

console-start-title = कक्षा शुरू करें
console-start-text = छात्र लिंक या कोड से, अपने ब्राउज़र में जुड़ते हैं। पर्याप्त छात्र जुड़ने पर आप पूरी कक्षा का एक संकेत देखते हैं।
console-start-another = एक और कक्षा शुरू करें
console-start = कक्षा शुरू करें
console-running = चल रही कक्षाएँ
console-choose-class = कक्षा चुनें
console-new-here = **यहाँ नए हैं?** 30 नक़ली छात्रों की नमूना कक्षा पल्स को चलते हुए दिखाती है। न कैमरा, न असली लोग।
console-start-demo = नमूना कक्षा शुरू करें
console-demo-name = नमूना कक्षा
console-name = नाम
console-name-example = भौतिकी 2b
console-course = कोर्स
console-course-optional = कोर्स (वैकल्पिक)
console-course-example = भौतिकी, शीतकालीन सत्र
console-course-hint = एक कोर्स की पिछली कक्षाएँ साथ दिखाई जाती हैं।
console-minutes = अवधि मिनट में
console-minutes-hint = इस समय के बाद कक्षा अपने आप ख़त्म हो जाती है।
console-group-size = समूह का न्यूनतम आकार
console-group-size-hint = कम लोगों पर कक्षा के बारे में कुछ नहीं दिखाया जाता: छोटे समूह में नतीजे किसी व्यक्ति को उजागर कर सकते हैं।
console-faces = सहमत छात्रों के चेहरे पढ़ें
console-faces-hint = हर छात्र का अपना ब्राउज़र उसका चेहरा पढ़ता है और संख्याएँ भेजता है, तस्वीरें नहीं। इसके बिना कक्षा सिर्फ़ प्रतिक्रिया से चलती है।
console-see-policy = नियम देखें या बदलें
console-set-up = तय करें
console-per-person = मुझे हर व्यक्ति का भाव भी दिखाएँ
console-per-person-hint = छात्रों को उनके डिवाइस पर शामिल होने से पहले बताया जाता है; कमरे के कैमरे के सामने बैठे लोगों को नहीं, इसलिए उन्हें आप बताएँ। नाम नहीं दिखाए जाते।
console-facing = दिखाएँ कि कितने लोग स्क्रीन की ओर हैं
console-facing-hint = पढ़े जा सकने वाले उन चेहरों का हिस्सा जिनका सिर बगल में 30° से कम मुड़ा है। यह ध्यान का माप नहीं है। अपने उपकरण से जुड़ने से पहले छात्रों को बताया जाता है; कमरे के कैमरे के सामने बैठे लोगों को आप स्वयं बताएँ।
console-message-optional = छात्रों के लिए संदेश (वैकल्पिक)
console-message-hint = वे इसे शामिल होने से पहले देखते हैं।
console-too-long-name = नाम में { $length } अक्षर हैं; ज़्यादा से ज़्यादा { $most } आ सकते हैं। इसे छोटा करें।
console-too-long-course = कोर्स में { $length } अक्षर हैं; ज़्यादा से ज़्यादा { $most } आ सकते हैं। इसे छोटा करें।
console-too-long-notice = संदेश में { $length } अक्षर हैं; ज़्यादा से ज़्यादा { $most } आ सकते हैं। इसे छोटा करें।

console-reason-unset = पहले अपना देश और उद्देश्य तय करें: तब तक कक्षाएँ सिर्फ़ प्रतिक्रिया से चलती हैं।
console-reason-act = देश { $place }: यूरोपीय संघ का एआई क़ानून (अनुच्छेद 5(1)(f)) छात्रों के चेहरों से उनकी भावनाएँ जानने पर रोक लगाता है, सहमति हो या न हो। कक्षाएँ सिर्फ़ प्रतिक्रिया से चलती हैं।
console-reason-agreed = देश { $place }, उद्देश्य: { $purpose }। सिर्फ़ सहमत छात्र पढ़े जाते हैं। दूसरे क़ानून और कुछ माँग सकते हैं: लिखित सहमति, सूचना, सहेजने की सीमा।
console-purpose-education = छात्रों को पढ़ाना
console-purpose-research = वयस्कों के साथ अध्ययन जिन्होंने सूचित सहमति दी
console-purpose-own = ख़ुद पर और सहमत सहकर्मियों पर आज़माना

console-ended-at = यह कक्षा { $time } बजे ख़त्म हुई।
console-see-recap = सारांश देखें
console-undo-end = वापस लें: पढ़ाना जारी रखें
console-undo-end-hint = ख़त्म होने के एक मिनट के भीतर। छात्रों को फिर शामिल होना होगा।
console-ends-at = { $time } बजे अपने आप ख़त्म होगी।
console-simulated = नक़ली छात्र, कोई असली लोग नहीं।
console-few-joined =
    { $joined ->
        [0] अभी तक कोई नहीं जुड़ा; नतीजों के लिए कम से कम { $people } लोग चाहिए, क्योंकि छोटे समूह में वे किसी व्यक्ति को उजागर कर सकते हैं।
        [one] अब तक { $joined } जुड़ा; नतीजों के लिए कम से कम { $people } लोग चाहिए, क्योंकि छोटे समूह में वे किसी व्यक्ति को उजागर कर सकते हैं।
       *[other] अब तक { $joined } जुड़े; नतीजों के लिए कम से कम { $people } लोग चाहिए, क्योंकि छोटे समूह में वे किसी व्यक्ति को उजागर कर सकते हैं।
    }
console-not-stored = कक्षा जारी है, पर अभी सहेजी नहीं जा सकती ({ $trouble })। roomtone हर सेकंड फिर कोशिश करता है।
console-refused-joins =
    { $attempts ->
        [one] पिछले दस मिनट में शामिल होने की { $attempts } कोशिश नाकाम रही: एक साथ बहुत लोग आए, या कक्षा भरी है। *प्रतिभागी* देखें।
       *[other] पिछले दस मिनट में शामिल होने की { $attempts } कोशिशें नाकाम रहीं: एक साथ बहुत लोग आए, या कक्षा भरी है। *प्रतिभागी* देखें।
    }
console-pulse = कक्षा का पल्स
console-pulse-window = पल्स अलग विंडो में खोलें
console-link-lost = सर्वर फिर शुरू हुआ और इस कक्षा का लिंक नहीं जानता। आप नया लिंक बना सकते हैं; पुराना फिर काम नहीं करेगा।
console-new-link = नया लिंक बनाएँ
console-agreed = दिखने वाले सभी लोग सहमत हैं
console-agreed-person = दिखने वाले सभी लोग सहमत हैं, और जानते हैं कि मैं हर व्यक्ति का भाव देखता हूँ
console-room-camera = कमरे का कैमरा इस्तेमाल करें या मीटिंग साझा करें
console-room-camera-hint = कमरे के कैमरे के सामने या मीटिंग में मौजूद लोग कोई पेज नहीं खोलते, इसलिए roomtone उनसे नहीं पूछ सकता: आप पूछें।
console-demo = एक नमूना
console-demo-text = तीस नक़ली छात्र साढ़े चार मिनट की पटकथा पर चलते हैं: स्वागत, एक कठिन उदाहरण, एक अभ्यास जो सफल होता है। वे असली छात्रों जैसी ही संख्याएँ और प्रतिक्रियाएँ भेजते हैं।
console-join-as-student = छात्र के रूप में शामिल हों

console-join = शामिल हों
console-join-class = कक्षा में शामिल हों
console-qr = { $link } का QR कोड
console-open-place = **{ $place }** खोलें और कोड लिखें, या QR कोड स्कैन करें।
console-own-address = आपके नेटवर्क में इस कंप्यूटर का पता। पहले किसी दूसरे डिवाइस पर आज़माएँ।
console-needs-https = उनके कैमरों को HTTPS चाहिए: `--certificate` और `--private`, `--self-signed`, या आगे एक प्रॉक्सी।
console-alone-name = यह लिंक सिर्फ़ इसी कंप्यूटर पर काम करता है। दूसरे डिवाइस आने देने के लिए यह पेज अपने नेटवर्क में कंप्यूटर के नाम या पते से खोलें।
console-alone-host = यह लिंक सिर्फ़ इसी कंप्यूटर पर काम करता है। दूसरे डिवाइस आने देने के लिए सर्वर `roomtone serve --host 0.0.0.0` से शुरू करें।
console-no-cameras = HTTPS के बिना छात्र सिर्फ़ प्रतिक्रिया दे सकते हैं।

console-participants = प्रतिभागी
console-participants-of =
    { $participants ->
        [one] ज़्यादा से ज़्यादा { $most } में से { $participants } प्रतिभागी।
       *[other] ज़्यादा से ज़्यादा { $most } में से { $participants } प्रतिभागी।
    }
console-most-participants = अधिकतम प्रतिभागी
console-no-names = यहाँ प्रतिभागियों के नाम नहीं हैं, इसलिए आप किसी एक को नहीं चुन सकते। जो लोग भीड़ में आए उन्हें हटा सकते हैं; वे उसी कोड से फिर जुड़ सकते हैं।
console-joined-lately = पिछले … मिनटों में जुड़े
console-remove-recent = हाल के प्रतिभागी हटाएँ
console-new-code = नया कोड
console-new-code-text = पहले का लिंक और कोड अब किसी को नहीं आने देते। जो जुड़ चुके हैं वे रहते हैं।
console-new-code-make = नया कोड बनाएँ
console-remove-all = सबको हटाएँ
console-remove-all-text = सबको नए लिंक या कोड से फिर शामिल होना होगा। कक्षा और उसका सहेजा हुआ बना रहता है।
console-remove-all-do = सबको हटाएँ, नया कोड
console-removed =
    { $participants ->
        [one] { $participants } प्रतिभागी हटाया गया।
       *[other] { $participants } प्रतिभागी हटाए गए।
    }

console-told = छात्रों को क्या बताया जाता है
console-your-message = उनके लिए आपका संदेश:
console-told-no-camera = इस कक्षा में कोई कैमरा इस्तेमाल नहीं होता।
console-told-feedback = उनकी प्रतिक्रिया बाक़ी सबके साथ गिनी जाती है।
console-told-counts = कम से कम { $people } छात्र जुड़ने पर शिक्षक गिनती देखते हैं।
console-told-answers = वे आपके सवालों का जवाब एक टैप से दे सकते हैं, और “समझ नहीं आया” में एक शब्द जोड़ सकते हैं। { $people } जवाबों से आप गिनती देखते हैं, और { $people } छात्रों के लिखने पर शब्द बिना नाम की सूची में।
console-told-own-browser = सहमत होने पर उनका अपना ब्राउज़र चेहरा पढ़ता है; तस्वीरें डिवाइस से कभी बाहर नहीं जातीं।
console-told-numbers = संख्याएँ भेजी जाती हैं: आठों भावों की संभावना, और तस्वीर कितनी साफ़ थी।
console-told-person = शिक्षक हर व्यक्ति का भाव भी देखते हैं, बिना नाम के।
console-told-facing = शिक्षक यह भी देखते हैं कि कितने लोग स्क्रीन की ओर हैं, केवल समूह के लिए।
console-told-group = शिक्षक सिर्फ़ समूह के नतीजे देखते हैं, कम से कम { $people } लोगों से।
console-told-choice = वे बिना कैमरे के शामिल हो सकते हैं, देख सकते हैं कि क्या भेजा गया, रुक सकते हैं, जा सकते हैं और उसे मिटवा सकते हैं।

console-end = कक्षा ख़त्म करें
console-end-all = सबके लिए ख़त्म करें
console-end-text =
    { $days ->
        [one] छात्रों को सूचना मिलती है। व्यक्तिगत माप मिटाए जाते हैं; सारांश { $days } दिन रखा जाता है।
       *[other] छात्रों को सूचना मिलती है। व्यक्तिगत माप मिटाए जाते हैं; सारांश { $days } दिन रखा जाता है।
    }
console-end-text-nothing = छात्रों को सूचना मिलती है। व्यक्तिगत माप मिटाए जाते हैं; कुछ नहीं सहेजा जाता, इसलिए सारांश नहीं है।
console-end-undo = आप एक मिनट तक इसे वापस ले सकते हैं।

console-no-store = यह सर्वर कक्षाएँ नहीं सहेजता: यह `--store none` से शुरू हुआ।
console-no-past = अभी कोई कक्षा ख़त्म नहीं हुई। उसके बाद उसका सारांश यहाँ होगा: कक्षा कैसी रही, क्या बदला, और कितना पक्का है।
console-deleted = { $name } और उसके बारे में सहेजा गया सब कुछ मिटा दिया गया।
console-stored-for =
    { $days ->
        [one] ख़त्म होने के { $days } दिन बाद तक सहेजा जाता है: कक्षा का संकेत, निशान और प्रतिक्रियाओं की गिनती। कोई तस्वीर नहीं, किसी का अपना भाव नहीं।
       *[other] ख़त्म होने के { $days } दिन बाद तक सहेजा जाता है: कक्षा का संकेत, निशान और प्रतिक्रियाओं की गिनती। कोई तस्वीर नहीं, किसी का अपना भाव नहीं।
    }
console-recap-of = { $name } का सारांश
console-all-courses = सभी कोर्स
console-origin-simulated = नक़ली
console-origin-recording = रिकॉर्डिंग
console-download = डाउनलोड
console-rows = हर सेकंड एक पंक्ति; { $people } से कम लोगों वाली पंक्तियाँ ख़ाली हैं।
console-recap-file = सारांश (HTML)
console-delete = मिटाएँ
console-delete-text = { $name } और उसके बारे में सहेजा गया सब कुछ मिटाएँ? इसे वापस नहीं लिया जा सकता।
console-delete-do = हमेशा के लिए मिटाएँ

console-camera-text = आपका अपना कैमरा, आपके अपने ब्राउज़र से पढ़ा गया: आपके चेहरे पर बॉक्स और शब्द, और दूसरों पर तभी जब आप पुष्टि करें कि वे सहमत हैं। तस्वीरें इसी पेज पर रहती हैं; कुछ नहीं भेजा जाता, इस सर्वर को भी नहीं।
console-camera-https = ब्राउज़र कैमरा सिर्फ़ HTTPS वाले या उसी कंप्यूटर के पेजों पर खोलते हैं। यह पता दोनों में से कोई नहीं, इसलिए कैमरा यहाँ शुरू नहीं होगा।
console-camera-alt = इस कंप्यूटर का कैमरा, ब्राउज़र में पढ़ा गया

console-integrations-text = दूसरे सिस्टम जिन्हें यह सर्वर कक्षा शुरू या ख़त्म होने पर और अलर्ट के बारे में बताता है।
console-integrations-none = कुछ तय नहीं है। सर्वर चलाने वाला वेबहुक, xAPI, सारांश वाली मेल और कैलेंडर जोड़ सकता है: देखें `roomtone serve --help`।
console-integrations-get = उन्हें वही मिलता है जो यह कंसोल कक्षा के बारे में दिखाता है, एक व्यक्ति के बारे में कभी कुछ नहीं।
console-refresh = ताज़ा करें
console-calendar = कैलेंडर
console-calendar-text = किसी कैलेंडर ऐप में इस लिंक को जोड़ें। यह कक्षाओं के नाम और समय दिखाता है।
console-renew-link = लिंक नया करें
console-renew-link-text = अब तक के लिंक वाले कैलेंडर काम करना बंद कर देंगे।
console-renew = नया करें
console-sent = { $sent } भेजे गए · { $waiting } इंतज़ार में · { $dropped } छोड़े गए
console-sent-nothing = सर्वर शुरू होने के बाद कुछ नहीं भेजा गया

console-policy-text = यहाँ roomtone कहाँ और किसलिए इस्तेमाल होता है, और उससे क्या अनुमति मिलती है।
console-act = यूरोपीय संघ और ईईए का नियम
console-act-text = एआई क़ानून, अनुच्छेद 5(1)(f), शिक्षा में चेहरों से छात्रों की भावनाएँ जानने पर रोक लगाता है, चिकित्सा या सुरक्षा कारणों को छोड़कर, सहमति हो या न हो। वहाँ कक्षाएँ प्रतिक्रिया से चलती हैं, बाक़ी सब वैसे ही चलता है।
console-no-advice = दूसरे क़ानून सहमति, सूचना और सहेजने की सीमा माँगते हैं। यह नियम मानने में मदद करता है; यह क़ानूनी सलाह नहीं है। roomtone चलाने वाला उसके उपयोग का ज़िम्मेदार है।
console-current = मौजूदा सेटिंग
console-reads-faces = कक्षाएँ चेहरे पढ़ती हैं: हाँ।
console-reads-no-faces = कक्षाएँ चेहरे पढ़ती हैं: नहीं।
console-country = देश
console-purpose = उद्देश्य
console-days-stored = कक्षा कितने दिन सहेजी जाती है
console-set-at = तय किया गया
console-not-set = तय नहीं
console-change = बदलें
console-country-of-class = देश जहाँ कक्षा होती है
console-choose-country = देश चुनें
console-choose-both = देश और उद्देश्य चुनें।
console-policy-running = चल रही कक्षाएँ सख़्त नियम तुरंत मानती हैं, और अंत तक: जहाँ चेहरे नहीं पढ़े जा सकते, वे सिर्फ़ प्रतिक्रिया से चलती हैं।
console-policy-saved = सहेजा गया। अभी से लागू।
console-audit = जाँच लॉग
console-audit-intact =
    { $rows ->
        [one] { $rows } पंक्ति, कड़ी सही है: हर पंक्ति पिछली से मुहरबंद है। आख़िरी मुहर: { $seal }…
       *[other] { $rows } पंक्तियाँ, कड़ी सही है: हर पंक्ति पिछली से मुहरबंद है। आख़िरी मुहर: { $seal }…
    }
console-audit-broken = जाँच लॉग की पंक्ति { $row }, या उससे पहले की कोई, बदली या हटाई गई।
console-when = कब
console-what = क्या
console-details = विवरण

console-photo-text = एक या ज़्यादा फ़ोटो में सबके भाव पढ़ें। फ़ोटो इस सर्वर पर पढ़ी जाती हैं, जब तक इस पेज पर हैं उसकी मेमोरी में रहती हैं, और कहीं सहेजी नहीं जातीं। सिर्फ़ सहमत लोगों की फ़ोटो इस्तेमाल करें।
console-expressions = भाव
console-expressions-eight = आठ (FER+)
console-expressions-four = चार (FER-2013)
console-expressions-from = { $expressions }: FER-2013 के प्रति तस्वीर एक शब्द से सीखे गए; आठ भाव दस लोगों के मतों से। इसलिए दोनों किसी चेहरे को अलग नाम दे सकते हैं।
console-photos = फ़ोटो
console-photos-hint = हर एक { $most } MB तक। अगर बड़ी फ़ाइलें त्रुटि 413 देती हैं, तो आगे का प्रॉक्सी कम लेता है: nginx में client_max_body_size तय करें।
console-example = नमूना दिखाएँ
console-no-example = नमूना matplotlib के साथ आता है: pip install 'roomtone[demo]'.
console-all-photos = सभी फ़ोटो
console-reading = { $name } पढ़ी जा रही है
console-photo-alt = { $name }, हर चेहरे पर बॉक्स और शब्द के साथ
console-pixels = { $width } × { $height } पिक्सेल
console-no-face = **कोई चेहरा नहीं मिला।** चेहरे सीधे और लगभग 20 पिक्सेल से बड़े होने चाहिए।
console-face-count =
    { $faces ->
        [one] { $faces } चेहरा
       *[other] { $faces } चेहरे
    }
console-faces-order = चेहरे बाएँ से दाएँ। गुणवत्ता, 0 से 1, बताती है कि माप पर कितना भरोसा करें।
console-the-face = चेहरा
console-quality = गुणवत्ता { $quality }
console-none-of-four = शायद इन चारों में से कोई नहीं।
console-not-clear = चेहरा पर्याप्त साफ़ नहीं है, या कोई भाव अलग से नहीं दिखता।
console-picture-file = तस्वीर (PNG)

console-courses-none = अभी कोई कक्षा ख़त्म नहीं हुई। उसके बाद कोर्स दिखाता है कि वे कैसी तुलना में हैं।
console-no-course = बिना कोर्स की कक्षाएँ
console-search = नामों, निशानों, सवालों और नोटों में खोजें
console-search-none = इस कोर्स की किसी कक्षा में “{ $words }” नहीं है।
console-lost-them = किन कक्षाओं में समझ नहीं आया?
console-lost-unknown = इन कक्षाओं की कोई प्रतिक्रिया सहेजी नहीं है: बहुत कम छात्र जुड़े थे।
console-lost-nobody = इन कक्षाओं में किसी ने “समझ नहीं आया” नहीं दबाया।
console-lost-most = सबसे कम समझ आया: { $classes }।
console-lost-class = **{ $name }** ({ $day }; औसतन { $percent } छात्र, एक साथ { $most } तक)
console-course-explained = समझ नहीं आया और समझ गए: कक्षा के दौरान औसतन उन छात्रों का हिस्सा। मूड: औसत वैलेंस 95% दायरे के साथ। हो सकता है अलग छात्र रहे हों। यह पेज छापने के लिए ब्राउज़र का प्रिंट इस्तेमाल करें।
console-most-at-once = एक साथ सबसे ज़्यादा
console-side-by-side = दो कक्षाएँ साथ-साथ
console-recap-and-notes = सारांश और नोट
console-notes = पलों पर नोट
console-notes-count = पलों पर नोट ({ $notes })
console-notes-hint = नोट सारांश में रहते हैं, *कोर्स* की खोज में मिलते हैं, और उसी के साथ जाते हैं।
console-note = नोट
console-note-add = नोट जोड़ें
console-note-delete = नोट मिटाएँ
console-note-empty = पहले नोट लिखें।
console-chart-shares = समझ नहीं आया और समझ गए: छात्रों का औसत हिस्सा
console-chart-feedback = समझ नहीं आया और समझ गए
console-chart-minutes = मिनट

## About.

console-about-intro = roomtone चल रही कक्षा के चेहरों के भाव पढ़ता है और उन्हें समय के साथ सम किए गए एक शांत संकेत के रूप में दिखाता है; साथ में यह भी कि वह कितने लोगों के बारे में है और कितना निश्चित है। “Room tone” उस कमरे की ध्वनि है जिसमें कोई नहीं बोलता।
console-about-does = यह क्या करता है
console-about-does-expressions = भाव पढ़ता है: चेहरा उन लोगों को कैसा दिखता है जिनसे उसे नाम देने को कहा गया।
console-about-does-browser = हर छात्र का चेहरा उसी के ब्राउज़र में पढ़ता है, उसकी सहमति के बाद।
console-about-does-group = न्यूनतम समूह आकार से ऊपर, पूरी कक्षा को दिखाता है।
console-about-does-feedback = छात्रों की प्रतिक्रियाएँ गिनता है: समझ गए, समझ नहीं आया, बहुत तेज़, बहुत धीमा।
console-about-not = यह क्या नहीं करता
console-about-not-feelings = यह नहीं जानता कि कोई क्या महसूस करता है, और ध्यान या भागीदारी नहीं मापता।
console-about-not-pictures = यह कक्षा की कोई तस्वीर, चेहरे का हिस्सा, चेहरे के बिंदु या आवाज़ न रखता है, न भेजता है।
console-about-not-grades = यह किसी को पहचानता, क्रम देता या अंक देता नहीं, और हाज़िरी नहीं लेता।
console-about-not-guess = यह अनुमान नहीं लगाता: जो चेहरा साफ़ नहीं, उसे अनिश्चित कहा जाता है।
console-about-use = ज़िम्मेदार उपयोग
console-about-use-agreed = केवल उन्हीं लोगों को पढ़ें जो सहमत हैं, और उन्हें बिना कारण बताए मन बदलने दें।
console-about-use-ask = व्याख्यान में जो गुस्सा दिखता है वह अधिकतर एकाग्रता होती है। संकेत को कक्षा से पूछने का कारण मानें, उत्तर नहीं।
console-about-use-grades = इसे अंक, हाज़िरी, भर्ती, अनुशासन या किसी व्यक्ति को परखने के लिए उपयोग न करें।
console-about-use-law = कानून देश के अनुसार अलग होते हैं। जो roomtone चलाता है वही उसके उपयोग के लिए ज़िम्मेदार है; “नियम” पृष्ठ बताता है कि यहाँ क्या अनुमत है।
console-about-model = मॉडल
console-about-model-text = MobileNet परिवार का एक कन्वोल्यूशनल नेटवर्क, { $millions } मिलियन पैरामीटर के साथ। यह { $size } × { $size } पिक्सेल का धूसर चेहरा लेता है और दो वितरण देता है: FER+ के { $ferplus } भावों पर और FER-2013 की { $fer } श्रेणियों पर।
console-about-card = मॉडल कार्ड, जैसा मॉडल फ़ाइल में है (अंग्रेज़ी में)
console-about-task = कार्य
console-about-accuracy = सटीकता
console-about-interval = 95 % अंतराल
console-about-pictures = तस्वीरें
console-about-to = { $low } से { $high }
console-about-means-ferplus = वे तस्वीरें जिन पर दस में से अधिकतर लोग सहमत थे: तीनों में सबसे उचित।
console-about-means-origin = FER-2013 के अपने लेबल, इनमें से: { $labels }।
console-about-means-fer2013 = FER-2013 के अपने लेबल, जिनमें त्रुटियाँ हैं।
console-about-limits = ऐसा अंक कितना ऊँचा हो सकता है? FER-2013 की { $agreement } तस्वीरों में उसका अपना लेबल वही है जो दस में से अधिकतर लोगों ने चुना, इसलिए अंक में उन लेबलों की त्रुटियाँ शामिल हैं। तस्वीरें सार्वजनिक परीक्षण सेट से हैं, जिससे मॉडल की सेटिंग भी चुनी गईं; दूसरे लोगों और कैमरों पर कम अंक की अपेक्षा करें। तस्वीरों के लोगों की आयु, लिंग और मूल दर्ज नहीं हैं, इसलिए समूहों के बीच अंतर नहीं मापा जा सका; कुछ अंतर मानकर चलें।
console-about-title = roomtone के बारे में
console-about-version = संस्करण { $version }

## What the audit log says was done.

console-audit-policy-in-force = नियम लागू
console-audit-class-started = कक्षा शुरू हुई
console-audit-class-ended = कक्षा समाप्त हुई
console-audit-class-reopened = कक्षा फिर खुली
console-audit-class-stored = कक्षा संग्रहित
console-audit-class-deleted = कक्षा हटाई गई
console-audit-class-exported = कक्षा निर्यात की गई
console-audit-classes-deleted-by-age = पुरानी कक्षाएँ हटाई गईं
console-audit-join-code-renewed = जुड़ने का कोड बदला गया
console-audit-marker-saved = निशान सहेजा गया
console-audit-marker-deleted = निशान हटाया गया
console-audit-participants-removed = प्रतिभागी हटाए गए
console-audit-recap-read = सारांश पढ़ा गया
console-audit-recap-mailed = सारांश ईमेल किया गया
console-audit-store-copied = भंडार की प्रति बनी
console-audit-store-restored = भंडार बहाल किया गया
console-audit-student-forgotten = एक छात्र का डेटा मिटाया गया
