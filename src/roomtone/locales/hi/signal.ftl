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
