### Machine-made: no speaker has read it yet. CONTRIBUTING says how to correct it.

sign-title = Console de l’enseignant
sign-students = Les élèves n’ont pas besoin de cette page : ils ouvrent le lien de leur enseignant.
sign-join = Rejoindre avec un code
sign-signed-out = Vous êtes déconnecté.
sign-key = Clé de l’enseignant
sign-key-hint = Le serveur l’a affichée au démarrage, sauf si son exploitant en a choisi une.
sign-open = Ouvrir la console
sign-account = Se connecter avec son compte
sign-own-address = Ouvrez cette page à l’adresse du serveur lui-même.
sign-wrong-key = Ce n’est pas la clé de l’enseignant.
sign-too-many = Trop de clés fausses depuis ici. Attendez une minute.
sign-out-title = Se déconnecter ?
sign-out-text = La console se ferme dans tous les onglets de ce navigateur. Les cours en direct continuent, ainsi qu’un pouls dans sa propre fenêtre.
sign-out = Se déconnecter
sign-back = Retour à la console
sign-framed-title = Rejoins dans une fenêtre à part
sign-framed-text = Cette page est affichée dans une autre, où les navigateurs ne lui donnent pas de caméra et où quelqu’un pourrait recouvrir ses boutons.
sign-framed-open = Ouvrir dans une fenêtre à part
sign-starting = Démarrage
sign-starting-title = La console démarre …
sign-starting-text = Cette page réessaie d’elle-même. Les cours en direct continuent.
