### Machine-made: no speaker has read it yet. CONTRIBUTING says how to correct it.
### Vouvoiement.

recap-title = { $name } : bilan
recap-recap = Bilan
recap-simulated = Cours simulé
recap-simulated-text = Des élèves simulés qui suivent un scénario : aucune vraie personne.
recap-recording = d’après un enregistrement
recap-running = encore en cours

recap-s = { $seconds } s
recap-min = { $minutes } min
recap-min-s = { $minutes } min { $seconds } s
recap-h = { $hours } h
recap-h-min = { $hours } h { $minutes } min
recap-date = { $date }, { $time } { $zone }
recap-range = { $low } à { $high }
recap-of = { $part } sur { $whole }
recap-feedback = { $feedback } { $count }
recap-list = { $first }, { $second }
recap-none = aucun
recap-no-data = pas de données
recap-gap = trou
recap-mood-valence = { $mood } ({ $valence })
recap-share = { $expression } { $percent }
recap-sentence = { $text }.

recap-short = En bref
recap-presses = Retours (au minimum)
recap-mood = Ambiance
recap-readable = Visages lisibles
recap-coverage = couverture { $percent }
recap-no-faces-seen = aucun visage vu
recap-time-with-data = Temps avec données
recap-of-class = du cours
recap-few-for = trop peu de personnes pendant { $duration }
recap-off-for = visages plus lus pendant { $duration }
recap-gaps = Trous
recap-not-stored = non enregistré
recap-nothing-stored = Rien n’a été enregistré de ce cours.
recap-no-expressions = Pas de données sur les expressions : il faut au moins { $people } personnes aux visages lisibles.
recap-no-faces = Ce cours s’est déroulé avec les retours des élèves ; aucun visage n’a été lu.
recap-no-feedback = Aucun élève n’a donné de retour.
recap-no-feedback-stored = Aucun retour n’a été enregistré : il faut au moins { $people } participants.
recap-mood-mostly = Ambiance : { $mood } (valence { $valence }, bande à 95 % { $band }). Les expressions ont surtout été lues ainsi : { $expression }.
recap-mood-most-often = Ambiance : { $mood } (valence { $valence }, bande à 95 % { $band }). Les expressions ont le plus souvent été lues ainsi : { $expression }.
recap-data = Données pour { $percent } du cours, en général de { $people } personnes
recap-data-few = pendant { $duration } trop peu de visages étaient lisibles
recap-data-off = pendant { $duration } les visages n’étaient plus lus
recap-missing = { $duration } manquent
recap-peak = Le plus de « { $feedback } » à la fois : { $people } élèves sur { $students } à { $time } ; cela a duré { $duration }.
recap-strongest = Le changement le plus fort est venu à { $place } : { $change }.
recap-strongest-likely = Le changement le plus fort (probable, pas certain) est venu à { $place } : { $change }.
recap-place = { $time }, { $marker }
recap-at-marker = à « { $name } »
recap-after-marker = { $duration } après « { $name } »
recap-and = { $first }, et { $second }
recap-no-change = Aucun changement durable entre { $start } et { $end }.
recap-too-short = Trop court pour chercher des changements : il faut environ deux minutes de données.

recap-change-rose = l’ambiance est passée à la hausse, de { $before } à { $after } (valence { $start } à { $end })
recap-change-fell = l’ambiance est passée à la baisse, de { $before } à { $after } (valence { $start } à { $end })
recap-change-rose-within = l’ambiance a monté mais est restée { $after } (valence { $start } à { $end })
recap-change-fell-within = l’ambiance a baissé mais est restée { $after } (valence { $start } à { $end })
recap-change-pressed =
    { $people ->
        [one] { $people } personne a appuyé sur « { $feedback } » en une minute, { $before } la minute d’avant
       *[other] { $people } personnes ont appuyé sur « { $feedback } » en une minute, { $before } la minute d’avant
    }
recap-change-pressed-first =
    { $people ->
        [one] { $people } personne a appuyé sur « { $feedback } » en une minute, aucune la minute d’avant
       *[other] { $people } personnes ont appuyé sur « { $feedback } » en une minute, aucune la minute d’avant
    }
recap-change-strong = changement fort ({ $times } fois la marge), { $lasted }
recap-change-likely = changement probable ({ $times } fois la marge), { $lasted }
recap-lasted-about = pendant environ { $duration }
recap-lasted-least = pendant au moins { $duration }
recap-changes = Changements à regarder
recap-strongest-of = Les { $shown } plus forts sur { $all } ; les répétitions viennent en dernier.

recap-over-time = Le cours dans le temps
recap-video = La vidéo de ce cours : choisissez le fichier. Il reste sur cet ordinateur.
recap-video-hint = Cliquez sur la frise, ou sur l’heure d’un changement, pour y aller dans la vidéo.
recap-timeline = Frise. Le tableau ci-dessous a les mêmes données.
recap-panel-mood = Ambiance : valence et bande à 95 %
recap-panel-shares = Parts des expressions
recap-panel-people = Lisibles (aire), présents (ligne)
recap-panel-feedback = Retours : jusqu’à { $most } à la fois
recap-panel-feedback-of = Retours : jusqu’à { $most } sur { $joined } à la fois
recap-scale-all = tous
recap-scale-half = moitié
recap-since-start = depuis le début
recap-moment = Moment { $number }
recap-legend-few = pas de données : trop peu de personnes
recap-legend-few-off = pas de données : trop peu de personnes, ou visages plus lus
recap-legend-gap = trou : rien d’enregistré
recap-legend-change = changement, décrit plus bas
recap-legend-marker = votre repère
recap-in-words = Les mêmes données en mots
recap-table = La frise en mots
recap-from = Dès
recap-band = Bande à 95 %
recap-most-often = Le plus souvent
recap-most-feedback = Le plus de retours à la fois
recap-markers = Vos repères

recap-alerts = Alertes pendant le cours
recap-no-alerts = Aucune alerte pendant le cours.
recap-alert = { $text } ({ $duration })
recap-questions = Questions du moment
recap-questions-text = Les nombres croissent de plusieurs élèves à la fois ; les dernières réponses peuvent manquer, pour que celle de personne ne se devine.
recap-question = { $given } ({ $answers } réponses de { $students } élèves)
recap-question-few = trop peu de réponses
recap-notes = Vos notes
recap-beside = Comparé aux cours précédents
recap-beside-text = Ambiance (valence) depuis le début, et sa moyenne avec la bande à 95 % : négative à gauche, positive à droite. D’autres élèves ont pu être là. Les barres grises sont des trous.
recap-this = ce cours
recap-faces-readable = visages lisibles : { $people }
recap-no-expression-data = pas de données sur les expressions

recap-how = Comment lire ce bilan
recap-how-model = Un modèle lit des expressions dans des images de visages. Il ne sait pas ce que les gens ont ressenti ou compris. Dans un cours, ce qui ressemble à de la colère ou à de la peur est surtout de la concentration ; tout cela est donc montré ensemble.
recap-how-mood = L’ambiance est la valence, de négative (−1) à positive (+1). La bande est l’endroit où elle se trouve avec une confiance de 95 %, pour les personnes comptées ; les erreurs communes à toutes les mesures n’y sont pas.
recap-how-class = Un bilan parle de la classe, jamais d’une personne. En dessous de { $people } personnes il n’y a pas de données, montré en gris uni ; les parties hachurées n’ont pas été enregistrées.
recap-how-change = Un changement est listé quand l’ambiance s’écarte pendant au moins 20 secondes de la minute d’avant, de plus que ne le permet la bande (à partir de { $times } fois cette marge, il est dit fort), ou quand un retour est venu bien plus souvent que la minute d’avant.
recap-how-change-feedback = Un changement est listé quand un retour est venu bien plus souvent que la minute d’avant.
recap-how-chance = Les dérives lentes ne sont pas listées. Quelques changements peuvent être le hasard. Ce qui a précédé un changement n’en est pas forcément la cause.
recap-how-presses = Les nombres de retours sont des minimums. Ni pour noter, ni pour la présence, ni pour juger une personne.
recap-made = Fait par roomtone à partir d’un signal par seconde de la classe. Aucune image n’a été enregistrée. Les temps sont en minutes et secondes depuis le début.

recap-mail-subject = Bilan : { $name }
recap-mail-text = { $name } s’est terminé après { $minutes } min. Le bilan est joint : ouvrez-le dans un navigateur.
recap-mail-link = Sur le serveur :
