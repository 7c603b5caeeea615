### Machine-made: no speaker has read it yet. CONTRIBUTING says how to correct it.

signal-expression-neutral = 平静
signal-expression-happiness = 高兴
signal-expression-surprise = 惊讶
signal-expression-sadness = 悲伤
signal-expression-anger = 生气
signal-expression-disgust = 厌恶
signal-expression-fear = 害怕
signal-expression-contempt = 轻蔑
signal-expression-uncertain = 不确定
signal-expression-tense = 专注或紧张
signal-expression-angry = 生气
signal-expression-happy = 高兴
signal-expression-sad = 悲伤
