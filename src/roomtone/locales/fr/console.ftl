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
console-facing = Montrer combien sont face à l’écran
console-facing-hint = La part des visages lisibles dont la tête est tournée de moins de 30° sur le côté. Ce n’est pas l’attention. Les élèves en sont informés avant de rejoindre le cours sur leur appareil ; informez vous-même les personnes devant une caméra de salle.
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
console-told-facing = L’enseignant voit aussi combien sont face à l’écran, pour le groupe seulement.
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

console-integrations-text = D’autres systèmes que ce serveur avertit quand un cours commence ou finit, et des alertes.
console-integrations-none = Rien n’est configuré. Qui gère le serveur peut ajouter des webhooks, xAPI, un courriel avec le bilan et un calendrier : voir `roomtone serve --help`.
console-integrations-get = Ils reçoivent ce que cette console montre d’un cours, jamais rien sur une personne.
console-refresh = Actualiser
console-calendar = Calendrier
console-calendar-text = Abonnez-vous à ce lien dans une application de calendrier. Il montre les noms et les heures des cours.
console-renew-link = Renouveler le lien
console-renew-link-text = Les calendriers avec le lien actuel ne marcheront plus.
console-renew = Renouveler
console-sent = { $sent } envoyés · { $waiting } en attente · { $dropped } abandonnés
console-sent-nothing = Rien n’a été envoyé depuis le démarrage du serveur

console-policy-text = Où et dans quel but roomtone est utilisé ici, et ce que cela permet.
console-act = La règle dans l’UE et l’EEE
console-act-text = Le règlement sur l’IA, article 5, paragraphe 1, point f, interdit de déduire les émotions des élèves de leur visage dans l’éducation, sauf raisons médicales ou de sécurité, avec ou sans consentement. Là, les cours se déroulent avec les retours, et tout le reste marche comme ailleurs.
console-no-advice = D’autres lois exigent consentement, information et limites de conservation. Ceci aide à suivre les règles ; ce n’est pas un conseil juridique. Qui exploite roomtone est responsable de son usage.
console-current = Réglages actuels
console-reads-faces = Les cours lisent les visages : oui.
console-reads-no-faces = Les cours lisent les visages : non.
console-country = Pays
console-purpose = But
console-days-stored = Jours de conservation d’un cours
console-set-at = Défini
console-not-set = non défini
console-change = Les changer
console-country-of-class = Pays où a lieu le cours
console-choose-country = Choisir un pays
console-choose-both = Choisissez un pays et un but.
console-policy-running = Les cours en cours suivent aussitôt des règles plus strictes, et les gardent jusqu’à leur fin : là où les visages ne peuvent plus être lus, ils continuent avec les seuls retours.
console-policy-saved = Enregistré. S’applique dès maintenant.
console-audit = Journal d’audit
console-audit-intact =
    { $rows ->
        [one] { $rows } ligne, chaîne intacte : chaque ligne est scellée par la précédente. Dernier sceau : { $seal }…
       *[other] { $rows } lignes, chaîne intacte : chaque ligne est scellée par la précédente. Dernier sceau : { $seal }…
    }
console-audit-broken = La ligne { $row } du journal, ou une d’avant, a été modifiée ou retirée.
console-when = Quand
console-what = Quoi
console-details = Détails

console-photo-text = Lisez les expressions de tous sur une ou plusieurs photos. Les photos sont lues sur ce serveur, restent dans sa mémoire tant qu’elles sont sur cette page, et ne sont conservées nulle part. N’utilisez que des photos de personnes d’accord.
console-expressions = Expressions
console-expressions-eight = Huit (FER+)
console-expressions-four = Quatre (FER-2013)
console-expressions-from = { $expressions } : apprises du seul mot que FER-2013 a par image ; les huit, des votes de dix personnes. Les deux peuvent donc nommer un visage différemment.
console-photos = Photos
console-photos-hint = Jusqu’à { $most } Mo chacune. Si de plus grandes échouent avec l’erreur 413, un proxy devant en accepte moins : dans nginx, réglez client_max_body_size.
console-example = Montrer un exemple
console-no-example = L’exemple vient avec matplotlib : pip install 'roomtone[demo]'.
console-all-photos = Toutes les photos
console-reading = Lecture de { $name }
console-photo-alt = { $name } avec un cadre et un mot sur chaque visage
console-pixels = { $width } × { $height } pixels
console-no-face = **Aucun visage trouvé.** Les visages devraient être droits et plus grands qu’environ 20 pixels.
console-face-count =
    { $faces ->
        [one] { $faces } visage
       *[other] { $faces } visages
    }
console-faces-order = Visages de gauche à droite. La qualité, de 0 à 1, dit à quel point on peut se fier à la lecture.
console-the-face = Le visage
console-quality = qualité { $quality }
console-none-of-four = Plutôt aucun de ces quatre.
console-not-clear = Le visage n’est pas assez net, ou aucune expression ne ressort.
console-picture-file = Image (PNG)

console-courses-none = Aucun cours n’est encore terminé. Ensuite, une matière montre comment ils se comparent.
console-no-course = Cours sans matière
console-search = Chercher dans les noms, repères, questions et notes
console-search-none = Aucun cours de cette matière ne contient « { $words } ».
console-lost-them = Quels cours les ont perdus ?
console-lost-unknown = Aucun retour n’est conservé de ces cours : trop peu d’élèves étaient entrés.
console-lost-nobody = Personne n’a appuyé sur « perdu » dans ces cours.
console-lost-most = Les plus perdus : { $classes }.
console-lost-class = **{ $name }** ({ $day } ; { $percent } des élèves en moyenne, jusqu’à { $most } à la fois)
console-course-explained = Perdu et compris : la part des élèves qui s’y tenaient, en moyenne sur le cours. Ambiance : valence moyenne avec sa bande à 95 %. D’autres élèves ont pu être là. Pour imprimer cette page, utilisez la commande du navigateur.
console-most-at-once = Maximum à la fois
console-side-by-side = Deux cours côte à côte
console-recap-and-notes = Bilan et notes
console-notes = Notes sur des moments
console-notes-count = Notes sur des moments ({ $notes })
console-notes-hint = Les notes figurent dans le bilan, sont trouvées par la recherche de *Matières*, et partent avec lui.
console-note = Note
console-note-add = Ajouter une note
console-note-delete = Supprimer la note
console-note-empty = Écrivez d’abord une note.
console-chart-shares = Perdu et compris : part moyenne des élèves
console-chart-feedback = Perdu et compris
console-chart-minutes = minutes

## About.

console-about-intro = roomtone lit les expressions du visage d’un cours en direct et les montre comme un seul signal calme, lissé dans le temps, en indiquant de combien de personnes il s’agit et son degré de certitude. « Room tone » désigne le son d’une pièce où personne ne parle.
console-about-does = Ce qu’il fait
console-about-does-expressions = Lit des expressions : ce qu’un visage évoque à des personnes invitées à le nommer.
console-about-does-browser = Lit le visage de chaque élève dans son propre navigateur, après son accord.
console-about-does-group = Montre le cours dans son ensemble, au-dessus d’une taille de groupe minimale.
console-about-does-feedback = Compte les retours des élèves : compris, perdu, trop vite, trop lent.
console-about-not = Ce qu’il ne fait pas
console-about-not-feelings = Il ne sait pas ce que chacun ressent et ne mesure ni l’attention ni l’engagement.
console-about-not-pictures = Il ne stocke et n’envoie ni images, ni portions de visage, ni points de repère, ni son d’un cours.
console-about-not-grades = Il ne reconnaît, ne classe et ne note personne, et ne fait pas l’appel.
console-about-not-guess = Il ne devine pas : un visage qui n’est pas clair est dit incertain.
console-about-use = Usage responsable
console-about-use-agreed = Ne lisez que les personnes qui ont accepté, et laissez-les changer d’avis sans donner de raison.
console-about-use-ask = En cours, ce qui ressemble à de la colère est surtout de la concentration. Voyez dans le signal une raison d’interroger la classe, pas une réponse.
console-about-use-grades = Ne l’utilisez pas pour noter, faire l’appel, recruter, sanctionner ou juger une personne.
console-about-use-law = Les lois varient selon les pays. Quiconque exploite roomtone est responsable de son usage ; la page « Règles » indique ce qui est permis ici.
console-about-model = Le modèle
console-about-model-text = Un réseau convolutif de la famille MobileNet avec { $millions } millions de paramètres. Il prend un visage gris de { $size } × { $size } pixels et donne deux distributions : sur les { $ferplus } expressions de FER+ et sur les { $fer } classes de FER-2013.
console-about-card = Fiche du modèle, telle qu’enregistrée dans son fichier (en anglais)
console-about-task = Tâche
console-about-accuracy = Exactitude
console-about-interval = Intervalle à 95 %
console-about-pictures = Images
console-about-to = { $low } à { $high }
console-about-means-ferplus = images sur lesquelles la plupart de dix personnes étaient d’accord : la plus juste des trois.
console-about-means-origin = les étiquettes de FER-2013, parmi { $labels }.
console-about-means-fer2013 = les étiquettes de FER-2013, qui sont bruitées.
console-about-limits = Jusqu’où un tel score peut-il monter ? L’étiquette de FER-2013 est celle que la plupart de dix personnes ont choisie pour { $agreement } de ses images ; un tel score inclut donc le bruit de ces étiquettes. Les images viennent du jeu de test public, qui a aussi servi à choisir les réglages du modèle ; attendez-vous à des scores plus bas avec d’autres personnes et d’autres caméras. L’âge, le sexe et l’origine des personnes ne sont pas enregistrés : les différences entre groupes n’ont pas pu être mesurées ; attendez-vous-y.
console-about-title = À propos de roomtone
console-about-version = Version { $version }

## What the audit log says was done.

console-audit-policy-in-force = règles en vigueur
console-audit-class-started = cours commencé
console-audit-class-ended = cours terminé
console-audit-class-reopened = cours rouvert
console-audit-class-stored = cours enregistré
console-audit-class-deleted = cours supprimé
console-audit-class-exported = cours exporté
console-audit-classes-deleted-by-age = cours supprimés selon leur âge
console-audit-join-code-renewed = code d’accès renouvelé
console-audit-marker-saved = repère enregistré
console-audit-marker-deleted = repère supprimé
console-audit-participants-removed = participants retirés
console-audit-recap-read = bilan consulté
console-audit-recap-mailed = bilan envoyé par e-mail
console-audit-store-copied = base copiée
console-audit-store-restored = base restaurée
console-audit-student-forgotten = données d’un élève effacées
