### Machine-made: no speaker has read it yet. CONTRIBUTING says how to correct it.
### Vouvoiement.

camera-title = Caméra
camera-opening = Ouverture …
camera-stays = Les visages sont lus dans ce navigateur, aucune image n’en sort.
camera-class = Caméra pour { $name }
camera-own = Votre propre caméra
camera-class-text = Tous ceux qui sont dans l’image sont lus dans ce navigateur. Huit nombres par visage vont au cours une fois par seconde ; l’image reste ici.
camera-own-text = Voyez ce que roomtone lit sur votre visage : cadre, mot et probabilités, en direct. Rien n’est envoyé.
camera-agreed = En l’utilisant, vous confirmez que toutes les personnes dans l’image ont accepté d’être lues.
camera-agreed-person = En l’utilisant, vous confirmez que toutes les personnes dans l’image ont accepté d’être lues et savent que l’enseignant voit l’expression de chaque personne, par numéro.
camera-facing = Dans ce cours, l’enseignant voit aussi combien sont face à l’écran, pour le groupe seulement. Dites-le à toutes les personnes visibles.
camera-use = Utiliser une caméra
camera-share = Partager une réunion
camera-choose-hint = Une caméra montre la salle. Pour partager une réunion, choisissez sa fenêtre avec les vignettes de tous.
camera-labels = Mots
camera-labels-eight = huit expressions
camera-labels-four = en colère, peur, joyeux, neutre
camera-others = Nommer aussi les autres (ils ont accepté)
camera-stop = Arrêter
camera-screen = Tout un écran est partagé, l’image n’est donc pas montrée ici : tous ceux qu’on y voit compteraient deux fois. Mieux vaut arrêter et partager la fenêtre ou l’onglet de la réunion.
camera-sending = Les nombres vont au cours.
camera-foot = Les images sont lues dans ce navigateur et ne sont pas conservées. Un mot dit à quoi ressemble un visage, pas ce que la personne ressent.

camera-seen-none = Aucun visage en vue.
camera-seen-all =
    { $faces ->
        [one] { $faces } visage en vue, lisible.
       *[other] { $faces } visages en vue, tous lisibles.
    }
camera-seen-some =
    { $faces ->
        [one] { $faces } visage en vue, { $readable } lisible.
       *[other] { $faces } visages en vue, { $readable } lisibles.
    }
camera-seen-uncertain =
    { $uncertain ->
        [one] { $uncertain } est incertain.
       *[other] { $uncertain } sont incertains.
    }
camera-seen-others =
    { $others ->
        [one] { $others } autre est ignoré.
       *[other] { $others } autres sont ignorés.
    }
camera-still = L’image ne bouge plus. Rien n’est lu tant qu’elle ne bouge pas.
camera-blank = La fenêtre partagée ne montre rien. Vérifiez qu’elle est ouverte et pas réduite.
camera-person = Personne { $who } : { $label }
camera-label = { $expression } { $percent }
camera-joined =
    { $present ->
        [one] { $present } personne est déjà lue dans ce cours, par sa propre caméra ou une autre. Qui est aussi dans cette image compte deux fois : demandez-lui de couper sa caméra sur la page élève.
       *[other] { $present } personnes sont déjà lues dans ce cours, par leur propre caméra ou une autre. Qui est aussi dans cette image compte deux fois : demandez-leur de couper leur caméra sur la page élève.
    }

camera-trouble = Quelque chose ne va pas
camera-not-opened = Impossible d’ouvrir ce cours
camera-not-started = Impossible de démarrer
camera-refused = Cette caméra ne peut pas participer
camera-over = Le cours est terminé
camera-no-faces = Les visages ne sont pas lus dans ce cours
camera-no-faces-text = Il se déroule avec les seuls retours des élèves, selon les règles de ce serveur ou les réglages du cours.
camera-faces-off = Les visages ne sont plus lus dans ce cours
camera-faces-off-text = Les règles pour ce lieu ont changé. Le cours continue avec les retours des élèves.
camera-stopped = Le lecteur s’est arrêté
camera-stopped-text = Rien n’est lu en ce moment. Relancez-le.
