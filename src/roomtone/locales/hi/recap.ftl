### Machine-made: no speaker has read it yet. CONTRIBUTING says how to correct it.
### संबोधन: आप।

recap-title = { $name }: सारांश
recap-recap = सारांश
recap-simulated = नक़ली कक्षा
recap-simulated-text = पटकथा के अनुसार चलने वाले नक़ली छात्र: कोई असली लोग नहीं।
recap-recording = रिकॉर्डिंग से
recap-running = अभी चल रही है

recap-s = { $seconds } से॰
recap-min = { $minutes } मि॰
recap-min-s = { $minutes } मि॰ { $seconds } से॰
recap-h = { $hours } घं॰
recap-h-min = { $hours } घं॰ { $minutes } मि॰
recap-date = { $date }, { $time } { $zone }
recap-range = { $low } से { $high }
recap-of = { $whole } में से { $part }
recap-feedback = { $feedback } { $count }
recap-list = { $first }, { $second }
recap-none = कोई नहीं
recap-no-data = कोई आँकड़े नहीं
recap-gap = अंतराल
recap-mood-valence = { $mood } ({ $valence })
recap-share = { $expression } { $percent }
recap-sentence = { $text }।

recap-short = संक्षेप में
recap-presses = प्रतिक्रियाएँ (कम से कम)
recap-mood = मूड
recap-readable = पढ़े गए चेहरे
recap-coverage = कवरेज { $percent }
recap-no-faces-seen = कोई चेहरा नहीं दिखा
recap-time-with-data = आँकड़ों वाला समय
recap-of-class = कक्षा का
recap-few-for = { $duration } बहुत कम लोग
recap-off-for = { $duration } चेहरे नहीं पढ़े गए
recap-gaps = अंतराल
recap-not-stored = सहेजा नहीं गया
recap-nothing-stored = इस कक्षा का कुछ भी सहेजा नहीं गया।
recap-no-expressions = भावों के आँकड़े नहीं हैं: इसके लिए कम से कम { $people } लोगों के पढ़े जा सकने वाले चेहरे चाहिए।
recap-no-faces = यह कक्षा छात्रों की प्रतिक्रिया से चली; कोई चेहरा नहीं पढ़ा गया।
recap-no-feedback = किसी छात्र ने प्रतिक्रिया नहीं दी।
recap-no-feedback-stored = कोई प्रतिक्रिया सहेजी नहीं गई: इसके लिए कम से कम { $people } लोगों का जुड़ना ज़रूरी है।
recap-mood-mostly = मूड: { $mood } (वैलेंस { $valence }, 95% दायरा { $band })। भाव ज़्यादातर ऐसे पढ़े गए: { $expression }।
recap-mood-most-often = मूड: { $mood } (वैलेंस { $valence }, 95% दायरा { $band })। भाव सबसे अधिक बार ऐसे पढ़े गए: { $expression }।
recap-data = कक्षा के { $percent } के आँकड़े, आम तौर पर { $people } लोगों के
recap-data-few = { $duration } तक बहुत कम चेहरे पढ़े जा सके
recap-data-off = { $duration } तक चेहरे नहीं पढ़े गए
recap-missing = { $duration } ग़ायब हैं
recap-peak = एक साथ सबसे ज़्यादा “{ $feedback }”: { $time } पर { $students } में से { $people } छात्र; यह { $duration } रहा।
recap-strongest = सबसे बड़ा बदलाव { $place } पर आया: { $change }।
recap-strongest-likely = सबसे बड़ा बदलाव (संभावित, पक्का नहीं) { $place } पर आया: { $change }।
recap-place = { $time }, { $marker }
recap-at-marker = “{ $name }” पर
recap-after-marker = “{ $name }” के { $duration } बाद
recap-and = { $first }, और { $second }
recap-no-change = { $start } और { $end } के बीच कोई टिकाऊ बदलाव नहीं।
recap-too-short = बदलाव खोजने के लिए बहुत छोटी: इसके लिए लगभग दो मिनट के आँकड़े चाहिए।

recap-change-rose = मूड { $before } से बढ़कर { $after } हुआ (वैलेंस { $start } से { $end })
recap-change-fell = मूड { $before } से घटकर { $after } हुआ (वैलेंस { $start } से { $end })
recap-change-rose-within = मूड बढ़ा पर { $after } ही रहा (वैलेंस { $start } से { $end })
recap-change-fell-within = मूड घटा पर { $after } ही रहा (वैलेंस { $start } से { $end })
recap-change-pressed =
    { $people ->
        [one] एक मिनट में { $people } व्यक्ति ने “{ $feedback }” दबाया, उससे पहले के मिनट में { $before }
       *[other] एक मिनट में { $people } लोगों ने “{ $feedback }” दबाया, उससे पहले के मिनट में { $before }
    }
recap-change-pressed-first =
    { $people ->
        [one] एक मिनट में { $people } व्यक्ति ने “{ $feedback }” दबाया, उससे पहले के मिनट में किसी ने नहीं
       *[other] एक मिनट में { $people } लोगों ने “{ $feedback }” दबाया, उससे पहले के मिनट में किसी ने नहीं
    }
recap-change-strong = बड़ा बदलाव (सीमा का { $times } गुना), { $lasted }
recap-change-likely = संभावित बदलाव (सीमा का { $times } गुना), { $lasted }
recap-lasted-about = लगभग { $duration } तक
recap-lasted-least = कम से कम { $duration } तक
recap-changes = देखने लायक बदलाव
recap-strongest-of = { $all } में से { $shown } सबसे बड़े; दोहराव आख़िर में आते हैं।

recap-over-time = समय के साथ कक्षा
recap-video = इस कक्षा का वीडियो: फ़ाइल चुनें। वह इसी कंप्यूटर पर रहती है।
recap-video-hint = वीडियो में वहाँ जाने के लिए समय-रेखा या किसी बदलाव के समय पर क्लिक करें।
recap-timeline = समय-रेखा। नीचे की तालिका में यही आँकड़े हैं।
recap-panel-mood = मूड: वैलेंस और 95% दायरा
recap-panel-shares = भावों के हिस्से
recap-panel-people = पढ़े गए (भरा), मौजूद (रेखा)
recap-panel-feedback = प्रतिक्रिया: एक साथ { $most } तक
recap-panel-feedback-of = प्रतिक्रिया: एक साथ { $joined } में से { $most } तक
recap-scale-all = सभी
recap-scale-half = आधे
recap-since-start = शुरू से
recap-moment = पल { $number }
recap-legend-few = आँकड़े नहीं: बहुत कम लोग
recap-legend-few-off = आँकड़े नहीं: बहुत कम लोग, या चेहरे नहीं पढ़े गए
recap-legend-gap = अंतराल: कुछ सहेजा नहीं गया
recap-legend-change = बदलाव, नीचे बताया गया
recap-legend-marker = आपका निशान
recap-in-words = यही आँकड़े शब्दों में
recap-table = समय-रेखा शब्दों में
recap-from = कब से
recap-band = 95% दायरा
recap-most-often = सबसे अधिक
recap-most-feedback = एक साथ सबसे ज़्यादा प्रतिक्रिया
recap-markers = आपके निशान

recap-alerts = कक्षा के दौरान अलर्ट
recap-no-alerts = कक्षा के दौरान कोई अलर्ट नहीं।
recap-alert = { $text } ({ $duration })
recap-questions = बीच के सवाल
recap-questions-text = गिनती एक साथ कई छात्रों से बढ़ती है; आख़िरी जवाब छूट सकते हैं, ताकि किसी का जवाब पता न चले।
recap-question = { $given } ({ $students } छात्रों के { $answers } जवाब)
recap-question-few = बहुत कम जवाब
recap-notes = आपके नोट
recap-beside = इस कोर्स की पिछली कक्षाओं से तुलना
recap-beside-text = शुरू से मूड (वैलेंस), और उसका औसत 95% दायरे के साथ: नकारात्मक बाईं ओर, सकारात्मक दाईं ओर। हो सकता है अलग छात्र रहे हों। धूसर पट्टियाँ अंतराल हैं।
recap-this = यह कक्षा
recap-faces-readable = { $people } चेहरे पढ़े गए
recap-no-expression-data = भावों के आँकड़े नहीं

recap-how = इस सारांश को कैसे पढ़ें
recap-how-model = एक मॉडल चेहरों की तस्वीरों में भाव पढ़ता है। वह नहीं जानता कि लोगों ने क्या महसूस किया या समझा। कक्षा में जो ग़ुस्सा या डर दिखता है वह ज़्यादातर एकाग्रता है, इसलिए इन्हें एक साथ दिखाया जाता है।
recap-how-mood = मूड वैलेंस है, नकारात्मक (−1) से सकारात्मक (+1) तक। दायरा वह है जहाँ यह 95% भरोसे के साथ होता है, गिने गए लोगों के लिए; जो ग़लतियाँ सभी मापों में समान हैं, वे शामिल नहीं।
recap-how-class = सारांश कक्षा के बारे में है, कभी एक व्यक्ति के बारे में नहीं। { $people } से कम लोगों पर कोई आँकड़े नहीं होते, सादे धूसर में; धारीदार हिस्से सहेजे नहीं गए।
recap-how-change = बदलाव वहाँ लिखा जाता है जहाँ मूड कम से कम 20 सेकंड तक पिछले मिनट से दायरे की अनुमति से ज़्यादा अलग हो (उस सीमा के { $times } गुना से उसे बड़ा कहते हैं), या जहाँ कोई प्रतिक्रिया पिछले मिनट से कहीं ज़्यादा दी गई।
recap-how-change-feedback = बदलाव वहाँ लिखा जाता है जहाँ कोई प्रतिक्रिया पिछले मिनट से कहीं ज़्यादा दी गई।
recap-how-chance = धीमे बदलाव नहीं लिखे जाते। कुछ बदलाव संयोग हो सकते हैं। बदलाव से पहले जो हुआ, ज़रूरी नहीं कि वही उसका कारण हो।
recap-how-presses = प्रतिक्रियाओं की गिनती न्यूनतम है। अंक, हाज़िरी या किसी एक व्यक्ति को आँकने के लिए नहीं।
recap-made = roomtone द्वारा कक्षा के प्रति सेकंड एक संकेत से बनाया गया। कोई तस्वीर सहेजी नहीं गई। समय शुरू से मिनट और सेकंड में हैं।

recap-mail-subject = सारांश: { $name }
recap-mail-text = { $name } { $minutes } मिनट बाद ख़त्म हुई। उसका सारांश संलग्न है: उसे ब्राउज़र में खोलें।
recap-mail-link = सर्वर पर:
