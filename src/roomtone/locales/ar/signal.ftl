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
