### Machine-made: no speaker has read it yet. CONTRIBUTING says how to correct it.
### Vouvoiement.

pulse-title = Pouls
pulse-window = { $name } · pouls
pulse-elsewhere = Le pouls est dans sa petite fenêtre.
pulse-bring-back = Le ramener
pulse-simulated = Cours simulé
pulse-since-began = Depuis le début du cours :
pulse-full = Complet
pulse-compact = Compact
pulse-small-window = Petite fenêtre
pulse-full-screen = Plein écran
pulse-theme-auto = Thème : auto
pulse-theme-dark = Thème : sombre
pulse-theme-light = Thème : clair
pulse-end = Terminer le cours
pulse-undo = Annuler
pulse-recap = Ouvrir le bilan
pulse-dismiss = Masquer
pulse-close = Fermer
pulse-cancel = Annuler

pulse-standing-old = Sans nouvelles
pulse-standing-offline = Hors ligne
pulse-standing-blocked = Bloqué
pulse-standing-over = Terminé
pulse-standing-refused = Fermé
pulse-no-news = Pas de nouvelles depuis un moment.
pulse-as-of = { $text } Chiffres à { $time }.
pulse-ran = { $text } Il a duré { $time }.
pulse-new-link = { $text } Le cours est peut-être terminé, ou il a un nouveau lien.
pulse-trying-again = { $text } Nouvel essai …

pulse-mood = Ambiance
pulse-why = Pourquoi ?
pulse-why-few = Dans un petit groupe, les résultats pourraient trahir quelqu’un. En dessous de { $people }, rien n’est donc affiché.
pulse-why-settling = Si une seule personne venait ou partait, la différence la trahirait. Le groupe compté ne change donc que de plusieurs personnes à la fois, et fait une pause jusque-là. Cela prend quelques secondes ; moins il y a d’allées et venues, plus c’est rare.
pulse-chart = Ambiance des dix dernières minutes
pulse-now = Maintenant
pulse-last = En dernier, à { $time }
pulse-at = À { $time }
pulse-at-markers = { $when } ({ $names })
pulse-quoted = « { $text } »
pulse-readout = { $when } : { $reading }
pulse-readout-none = aucune mesure
pulse-readout-valence = valence { $valence }, bande à 95 % de { $low } à { $high }, { $counted } visages lisibles sur { $present }
pulse-no-reading = Aucune mesure en ce moment

pulse-present =
    { $present ->
        [one] présent
       *[other] présents
    }
pulse-readable =
    { $present ->
        [one] visage lisible sur { $present }
       *[other] visages lisibles sur { $present }
    }
pulse-joined-figure =
    { $joined ->
        [one] participant
       *[other] participants
    }
pulse-joined =
    { $joined ->
        [one] { $joined } participant
       *[other] { $joined } participants
    }
pulse-present-title = Présents
pulse-students-title = Élèves
pulse-facing = Face à l’écran : { $share }
pulse-facing-hint = Part des visages lisibles dont la tête est tournée de moins de 30° sur le côté. Ce n’est pas l’attention.
pulse-invite = Les élèves entrent par
pulse-copy = Copier le lien
pulse-copied = Copié
pulse-overlay = Incrustation
pulse-overlay-text = Ce lien montre le pouls à d’autres, dans OBS ou sur un second écran. Il ne permet de rien modifier. Chaque nouveau cours a un nouveau lien.

pulse-feedback = Retours des élèves
pulse-feedback-few = Affichés dès que { $people } personnes participent ({ $joined } pour l’instant). Les élèves peuvent déjà donner leurs retours ; ils comptent une minute, et dans un petit groupe ils pourraient trahir quelqu’un.
pulse-feedback-needs = retours à partir de { $people } personnes
pulse-feedback-none = aucun retour en ce moment
pulse-feedback-top = { $feedback } { $count }
pulse-feedback-top-of = { $feedback } { $count } sur { $joined }
pulse-feedback-chart = Perdu et compris pendant les dix dernières minutes
pulse-feedback-at = { $when } : perdu { $lost }, compris { $clear } sur { $joined }
pulse-feedback-at-none = { $when } : pas de nombres
pulse-words = Perdus dans
pulse-question = Question du moment
pulse-question-hint = Un geste suffit. Les nombres s’affichent dès { $people } réponses.
pulse-question-open = Ouverte. Les nombres s’affichent dès { $people } réponses.
pulse-question-few = Fermée à { $time }. Moins de { $people } ont répondu.
pulse-question-counts = { $answers } réponses de { $joined } élèves. La suite s’affiche par groupes.
pulse-question-closed = Fermée à { $time }. { $answers } réponses de { $joined } élèves.
pulse-question-ask = Demander « C’est clair ? »
pulse-question-own = Autre question …
pulse-question-own-title = Poser une question
pulse-question-own-question = Question
pulse-question-own-answer-0 = Première réponse
pulse-question-own-answer-1 = Deuxième réponse
pulse-question-own-answer-2 = Troisième réponse, ou aucune
pulse-question-own-text = Les élèves répondent d’un geste, sans nom. Deux réponses suffisent.
pulse-question-own-ask = Poser
pulse-question-own-wrong = Écrivez une question et deux ou trois réponses différentes.

pulse-nobody = Personne ne participe encore.
pulse-alerts-off = Les alertes sont désactivées.
pulse-alerts-rest = Alertes en pause jusqu’à { $time }
pulse-no-feedback-stands-out = Aucun retour ne ressort.
pulse-early = Pas encore assez de données
pulse-steady = Stable jusqu’ici

pulse-expressions = Expressions
pulse-tense-short = concentré
pulse-eight = Les huit expressions
pulse-eight-text = Dans un cours, les visages lus comme colère, dégoût, peur ou mépris sont surtout ceux de personnes qui se concentrent. La barre les montre ensemble.
pulse-people = Chaque personne
pulse-people-text = Par numéro, sans ordre particulier. Les élèves ont été informés de cette vue avant d’entrer. Pour une caméra, la personne qui l’a installée a confirmé que tous ceux qu’elle voit étaient informés.
pulse-people-none = Affiché dès que la taille minimale est atteinte
pulse-picture-fair = image moyenne
pulse-picture-poor = mauvaise image

pulse-markers = Repères
pulse-markers-none = Aucun pour l’instant. Appuyez sur m pour en ajouter un.
pulse-marker-add = Ajouter un repère
pulse-marker-added = Repère ajouté
pulse-marker-edit = Modifier le repère
pulse-marker-edit-button = Modifier
pulse-marker-edit-name = Modifier { $name }
pulse-marker-name = Nom
pulse-marker-time = Heure
pulse-marker-save = Enregistrer
pulse-marker-delete = Supprimer
pulse-marker-time-wrong = Écrivez le temps en minutes et secondes, comme 4:05.
pulse-marker-too-long = Le nom peut avoir au plus { $count } caractères.
pulse-marker-slide = diapo 1
pulse-marker-exercise = exercice
pulse-marker-question = question
pulse-marker-recap = rappel

pulse-alerts = Alertes
pulse-alerts-change = M’avertir des
pulse-alerts-small = petits changements
pulse-alerts-medium = changements moyens
pulse-alerts-large = grands changements
pulse-alerts-rest-title = Au plus
pulse-alerts-rest-1 = une fois par minute
pulse-alerts-rest-3 = toutes les 3 minutes
pulse-alerts-rest-10 = toutes les 10 minutes
pulse-alerts-rest-never = jamais
pulse-alerts-saved = Enregistré.
pulse-alerts-saved-none = Enregistré : pas d’alertes.
pulse-alerts-not-saved = Non enregistré. { $text }

pulse-reading = Comment lire cette page
pulse-reading-text = Le pouls montre la classe dans son ensemble. Il dit à quoi ressemblent les visages, pas ce que les gens ressentent, et ne mesure ni l’attention ni le travail de personne.
pulse-reading-faces = Visages lisibles : combien des personnes présentes ont pu être lues.
pulse-reading-valence = Valence : de négative à positive ; la bande ombrée la contient avec une confiance de 95 %, autant que les mesures permettent de le dire. Une bande large veut dire peu de certitude.
pulse-reading-k = Taille minimale du groupe : { $people }. Dans un groupe plus petit, les résultats pourraient trahir quelqu’un, ils ne sont donc pas affichés.
pulse-reading-k-groups = Taille minimale du groupe : { $people }. Dans un groupe plus petit, les résultats pourraient trahir quelqu’un, ils ne sont donc pas affichés, et les expressions affichées ne changent jamais par la venue ou le départ d’une seule personne. Le nombre de présents est affiché tel quel.

pulse-end-title = Terminer ce cours ?
pulse-end-text = Les élèves sont avertis. Les mesures individuelles sont effacées ; le bilan est conservé. Vous pouvez annuler pendant une minute.
pulse-end-text-nothing = Les élèves sont avertis. Les mesures individuelles sont effacées, et rien d’autre n’est conservé. Vous pouvez annuler pendant une minute.
pulse-end-text-days =
    { $days ->
        [one] Les élèves sont avertis. Les mesures individuelles sont effacées ; le bilan est conservé un jour. Vous pouvez annuler pendant une minute.
       *[other] Les élèves sont avertis. Les mesures individuelles sont effacées ; le bilan est conservé { $days } jours. Vous pouvez annuler pendant une minute.
    }
pulse-end-not = Continuer le cours

pulse-keys = Touches
pulse-key-m = ajouter un repère à cet instant
pulse-key-enter = accepter le nom proposé
pulse-key-q = demander « C’est clair jusqu’ici ? », ou fermer la question ouverte
pulse-key-c = vue compacte, et retour
pulse-key-d = thème : automatique, sombre, clair
pulse-key-f = plein écran, et retour
pulse-key-x = masquer une alerte
pulse-key-list = cette liste
pulse-key-esc = fermer ce qui est ouvert
pulse-keys-use = Utiliser des touches seules (désactivez-les si elles gênent la saisie vocale)

pulse-summary = { $counted } visages lisibles sur { $present } ; { $looks } ; ambiance : { $mood }.
pulse-summary-few = Présents : { $present }. { $why }.
pulse-summary-joined = Participants : { $joined }.
pulse-summary-feedback = Retour le plus fréquent : { $feedback }.
pulse-mood-trend = { $mood }, { $trend }
pulse-looks-mostly = surtout { $expression }
pulse-looks-most-often = le plus souvent { $expression }
pulse-looks-none = aucune expression
