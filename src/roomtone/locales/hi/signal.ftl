### Machine-made: no speaker has read it yet. CONTRIBUTING says how to correct it.

signal-expression-neutral = सामान्य
signal-expression-happiness = ख़ुशी
signal-expression-surprise = हैरानी
signal-expression-sadness = उदासी
signal-expression-anger = ग़ुस्सा
signal-expression-disgust = घिन
signal-expression-fear = डर
signal-expression-contempt = तिरस्कार
signal-expression-uncertain = अनिश्चित
signal-expression-tense = एकाग्र या तनाव में
signal-expression-angry = ग़ुस्से में
signal-expression-happy = ख़ुश
signal-expression-sad = उदास

signal-mood-negative = नकारात्मक
signal-mood-slightly-negative = थोड़ा नकारात्मक
signal-mood-neutral = सामान्य
signal-mood-slightly-positive = थोड़ा सकारात्मक
signal-mood-positive = सकारात्मक
signal-mood-uncertain = कुछ कहना बहुत अनिश्चित है
signal-trend-steady = स्थिर
signal-trend-rising = बढ़ रहा है
signal-trend-falling = घट रहा है
signal-why-few = कम से कम { $people } लोग चाहिए
signal-why-settling = समायोजन जारी: लोग आए या गए
signal-why-off = इस कक्षा में चेहरे नहीं पढ़े जाते

signal-feedback-got_it = समझ गए
signal-feedback-lost = समझ नहीं आया
signal-feedback-too_fast = बहुत तेज़
signal-feedback-too_slow = बहुत धीमा

signal-alert-lower = कक्षा कुछ समय से ज़्यादा नकारात्मक दिख रही है। थोड़ा विराम, कोई सवाल, या दोहराव?
signal-alert-higher = कक्षा ज़्यादा सकारात्मक दिख रही है। आगे बढ़ने का अच्छा समय।
signal-alert-lost = कई छात्रों को समझ नहीं आ रहा। एक क़दम पीछे जाएँ, या पूछें कि बात कहाँ छूटी?
signal-alert-too_fast = कई छात्रों को यह बहुत तेज़ लग रहा है। धीमे चलें, या दोहराएँ?
signal-alert-too_slow = कई छात्रों को यह बहुत धीमा लग रहा है। आगे बढ़ें, या कोई अभ्यास दें?
