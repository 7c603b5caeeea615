### Machine-made: no speaker has read it yet. CONTRIBUTING says how to correct it.
### Vouvoiement. Markdown : **gras**, *italique*, `code`.

console-class = Cours
console-past = Cours passés
console-courses = Matières
console-photo = Photo
console-camera = Caméra
console-policy = Règles
console-integrations = Connexions
console-about = À propos
console-failed = Quelque chose a échoué sur cette page. Les cours en cours continuent. Rechargez la page ; si cela se reproduit, demandez à qui gère le serveur de regarder son journal.
console-away = roomtone ne répond pas à cette page : cet appareil est hors ligne, le serveur s’est arrêté, ou vous êtes déconnecté. La page se reconnecte toute seule ; rechargez-la pour vous reconnecter.
console-save = Enregistrer
console-full-screen = Plein écran
console-full-screen-hint = Pour un projecteur.
console-own-window = Ouvrir dans sa propre fenêtre

console-start-title = Commencer un cours
console-start-text = Les élèves entrent avec un lien ou un code, dans leur propre navigateur. Vous voyez un seul signal pour toute la classe, dès qu’ils sont assez nombreux.
console-start-another = Commencer un autre cours
console-start = Commencer le cours
console-running = Cours en cours
console-choose-class = Choisir un cours
console-new-here = **Première fois ?** Un cours d’essai de 30 élèves simulés montre le pouls en mouvement. Sans caméra, sans vraies personnes.
console-start-demo = Commencer le cours d’essai
console-demo-name = Cours d’essai
console-name = Nom
console-name-example = Physique 2b
console-course = Matière
console-course-optional = Matière (facultatif)
console-course-example = Physique, semestre d’hiver
console-course-hint = Les cours passés d’une matière sont montrés ensemble.
console-minutes = Durée en minutes
console-minutes-hint = Le cours se termine tout seul après ce temps.
console-group-size = Taille minimale du groupe
console-group-size-hint = Avec moins de personnes, rien n’est montré de la classe : dans un petit groupe, les résultats pourraient trahir quelqu’un.
console-faces = Lire les visages des élèves d’accord
console-faces-hint = Le navigateur de chaque élève lit son visage et envoie des nombres, pas d’images. Sinon le cours se déroule avec les seuls retours des élèves.
console-see-policy = Voir ou changer les règles
console-set-up = Les définir
console-per-person = Me montrer aussi l’expression de chaque personne
console-per-person-hint = Les élèves en sont informés avant d’entrer sur leur appareil ; pas les personnes devant une caméra de salle, dites-le-leur vous-même. Aucun nom n’est montré.
console-message-optional = Message aux élèves (facultatif)
console-message-hint = Ils le voient avant d’entrer.
console-too-long-name = Le nom a { $length } caractères ; au plus { $most } tiennent. Raccourcissez-le.
console-too-long-course = La matière a { $length } caractères ; au plus { $most } tiennent. Raccourcissez-la.
console-too-long-notice = Le message aux élèves a { $length } caractères ; au plus { $most } tiennent. Raccourcissez-le.

console-reason-unset = Indiquez d’abord votre pays et le but : d’ici là, les cours se déroulent avec les seuls retours des élèves.
console-reason-act = Pays { $place } : le règlement de l’UE sur l’IA (article 5, paragraphe 1, point f) interdit de déduire les émotions des élèves de leur visage, avec ou sans consentement. Les cours se déroulent avec les seuls retours des élèves.
console-reason-agreed = Pays { $place }, but : { $purpose }. Seuls les élèves qui ont accepté sont lus. D’autres lois peuvent demander plus : consentement écrit, information, limites de conservation.
console-purpose-education = enseigner à des élèves
console-purpose-research = une étude avec des adultes qui ont donné leur consentement éclairé
console-purpose-own = essayer sur soi-même et sur des collègues d’accord

console-ended-at = Ce cours s’est terminé à { $time }.
console-see-recap = Voir le bilan
console-undo-end = Annuler : continuer le cours
console-undo-end-hint = Dans la minute qui suit sa fin. Les élèves doivent entrer de nouveau.
console-ends-at = Se termine tout seul à { $time }.
console-simulated = Élèves simulés, aucune vraie personne.
console-few-joined =
    { $joined ->
        [0] Personne n’est encore entré ; il faut au moins { $people } personnes pour des résultats, car dans un petit groupe ils pourraient trahir quelqu’un.
        [one] { $joined } participant pour l’instant ; il faut au moins { $people } personnes pour des résultats, car dans un petit groupe ils pourraient trahir quelqu’un.
       *[other] { $joined } participants pour l’instant ; il faut au moins { $people } personnes pour des résultats, car dans un petit groupe ils pourraient trahir quelqu’un.
    }
console-not-stored = Le cours continue, mais ne peut pas être enregistré en ce moment ({ $trouble }). roomtone réessaie chaque seconde.
console-refused-joins =
    { $attempts ->
        [one] { $attempts } essai d’entrer a échoué ces dix dernières minutes : trop à la fois, ou le cours est complet. Voir *Participants*.
       *[other] { $attempts } essais d’entrer ont échoué ces dix dernières minutes : trop à la fois, ou le cours est complet. Voir *Participants*.
    }
console-pulse = Le pouls du cours
console-pulse-window = Ouvrir le pouls dans sa propre fenêtre
console-link-lost = Le serveur a redémarré et ne connaît plus le lien de ce cours. Vous pouvez en faire un nouveau ; l’ancien ne marche alors plus.
console-new-link = Faire un nouveau lien
console-agreed = Tous ceux qu’on voit ont accepté
console-agreed-person = Tous ceux qu’on voit ont accepté, et savent que je vois l’expression de chaque personne
console-room-camera = Utiliser une caméra de salle ou partager une réunion
console-room-camera-hint = Les personnes devant une caméra de salle ou dans une réunion n’ouvrent aucune page, roomtone ne peut donc pas leur demander : c’est à vous.
console-demo = Une démonstration
console-demo-text = Trente élèves simulés suivent un scénario de quatre minutes et demie : un accueil, un exemple difficile, un exercice qui réussit. Ils envoient les mêmes nombres et les mêmes retours que de vrais élèves.
console-join-as-student = Entrer comme élève

console-join = Entrer
console-join-class = Rejoindre le cours
console-qr = Code QR de { $link }
console-open-place = Ouvrez **{ $place }** et tapez le code, ou scannez le code QR.
console-own-address = L’adresse de cet ordinateur dans votre réseau. Essayez-la d’abord sur un autre appareil.
console-needs-https = Leurs caméras ont besoin de HTTPS : `--certificate` et `--private`, `--self-signed`, ou un proxy devant.
console-alone-name = Ce lien ne marche que sur cet ordinateur. Ouvrez cette page par le nom ou l’adresse de l’ordinateur dans votre réseau pour laisser entrer d’autres appareils.
console-alone-host = Ce lien ne marche que sur cet ordinateur. Démarrez le serveur avec `roomtone serve --host 0.0.0.0` pour laisser entrer d’autres appareils.
console-no-cameras = Sans HTTPS, les élèves ne peuvent donner que des retours.

console-participants = Participants
console-participants-of =
    { $participants ->
        [one] { $participants } participant sur { $most } au plus.
       *[other] { $participants } participants sur { $most } au plus.
    }
console-most-participants = Participants au plus
console-no-names = Les participants n’ont pas de nom ici, vous ne pouvez donc en choisir aucun. Vous pouvez retirer ceux qui sont venus en masse ; ils peuvent revenir avec le même code.
console-joined-lately = Entrés ces dernières … minutes
console-remove-recent = Retirer les derniers venus
console-new-code = Nouveau code
console-new-code-text = Le lien et le code d’avant ne laissent plus entrer personne. Ceux qui sont entrés restent.
console-new-code-make = Faire un nouveau code
console-remove-all = Retirer tout le monde
console-remove-all-text = Tout le monde doit entrer de nouveau, avec le nouveau lien ou code. Le cours et ce qui en est enregistré restent.
console-remove-all-do = Retirer tout le monde, nouveau code
console-removed =
    { $participants ->
        [one] { $participants } participant retiré.
       *[other] { $participants } participants retirés.
    }

console-told = Ce que les élèves apprennent
console-your-message = Votre message :
console-told-no-camera = Aucune caméra n’est utilisée dans ce cours.
console-told-feedback = Leurs retours sont comptés avec ceux de tous les autres.
console-told-counts = L’enseignant voit des nombres dès qu’au moins { $people } élèves sont entrés.
console-told-answers = Ils peuvent répondre à vos questions d’un geste, et ajouter un mot à « perdu ». Vous voyez des nombres à partir de { $people } réponses, et les mots dans une liste sans noms dès que { $people } élèves en ont écrit un.
console-told-own-browser = Leur propre navigateur lit leur visage, s’ils acceptent ; les images ne quittent jamais l’appareil.
console-told-numbers = Des nombres sont envoyés : la probabilité de chacune des huit expressions, et la netteté de l’image.
console-told-person = L’enseignant voit aussi l’expression de chaque personne, sans nom.
console-told-group = L’enseignant ne voit que des résultats de groupe, à partir de { $people } personnes.
console-told-choice = Ils peuvent entrer sans caméra, voir ce qui a été envoyé, faire une pause, partir et le faire effacer.

console-end = Terminer le cours
console-end-all = Terminer pour tous
console-end-text =
    { $days ->
        [one] Les élèves sont avertis. Les mesures individuelles sont effacées ; le bilan est conservé { $days } jour.
       *[other] Les élèves sont avertis. Les mesures individuelles sont effacées ; le bilan est conservé { $days } jours.
    }
console-end-text-nothing = Les élèves sont avertis. Les mesures individuelles sont effacées ; rien n’est enregistré, il n’y a donc pas de bilan.
console-end-undo = Vous pouvez annuler pendant une minute.

console-no-store = Ce serveur n’enregistre aucun cours : il a été démarré avec `--store none`.
console-no-past = Aucun cours n’est encore terminé. Ensuite, son bilan est ici : comment il s’est passé, ce qui a changé, et avec quelle certitude.
console-deleted = { $name } est effacé, avec tout ce qui en était enregistré.
console-stored-for =
    { $days ->
        [one] Conservé { $days } jour après sa fin : le signal de la classe, les repères et les nombres de retours. Pas d’images, l’expression de personne.
       *[other] Conservé { $days } jours après sa fin : le signal de la classe, les repères et les nombres de retours. Pas d’images, l’expression de personne.
    }
console-recap-of = Le bilan de { $name }
console-all-courses = Toutes les matières
console-origin-simulated = simulé
console-origin-recording = enregistrement
console-download = Télécharger
console-rows = Une ligne par seconde ; les lignes de moins de { $people } personnes sont vides.
console-recap-file = Bilan (HTML)
console-delete = Supprimer
console-delete-text = Supprimer { $name } et tout ce qui en est enregistré ? C’est définitif.
console-delete-do = Supprimer définitivement

console-camera-text = Votre propre caméra, lue par votre propre navigateur : un cadre et un mot sur votre visage, et sur d’autres seulement si vous confirmez qu’ils ont accepté. Les images restent sur cette page ; rien n’est envoyé, pas même à ce serveur.
console-camera-https = Les navigateurs n’ouvrent une caméra que sur des pages en HTTPS ou du même ordinateur. Cette adresse n’est ni l’une ni l’autre, la caméra ne démarrera donc pas ici.
console-camera-alt = La caméra de cet ordinateur, lue dans le navigateur
