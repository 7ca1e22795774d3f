/// Common given names of people who live in France, after the Insee's Fichier des prénoms.
///
/// Chosen among the most given of several generations and origins; short by design: a name that is
/// not here is still seen beside a civility, in initials, or by the person who reads again.
enum GivenNames {
  /// Folded, as `Token.plain`.
  static let all = Set(plainWords(certain)).union(ambiguous)

  /// Also a word, a month or a colour: alone it is a name only inside a sentence, with a capital.
  static let ambiguous = Set(plainWords(alsoWords))

  /// Names whose lowercase is a word: « un manuel », « elle se marie ».
  static let lowercaseWords = Set(
    plainWords(
      """
      Agathe Angélique Charlotte Claude Clémence Colette Florent Gaston Germaine Jason Jordan
      Laure Madeleine Manuel Marcel Maria Marie Maxime Micheline Olivier Richard Robert Robin
      Romain Romane Serge Valentin Vivien
      """))

  private static let certain = """
    Abdallah Abdel Abdelkader Abdou Abdoulaye Adama Adel Adrien Adrienne Agathe Agnès Ahmed Aïcha
    Aïssata Alban Albert Alex Alexandra Alexandre Alexis Alice Alicia Aline Alix Amadou Amandine
    Amaury Amel Amélie Amina Aminata Amine Anaïs Anastasia André Andréa Andrée Angèle Angélique
    Anissa Anita Anne Annick Annie Anthony Antoine Antoinette Antonio Apolline Ariane Armand Arnaud
    Arthur Assa Assia Astrid Aubin Audrey Augustin Aurélie Aurélien Axelle Aya Aymeric Ayoub Baptiste
    Barbara Bastien Béatrice Benjamin Benoît Bérénice Bernadette Bernard Bertrand Bilal Bintou
    Boubacar Brahim Brandon Brice Brigitte Bruno Bryan Camille Carine Carla Carmen Caroline
    Catherine Cécile Cédric Célia Céline Chantal Charlène Charles Charline Charlotte Cheikh Chloé
    Christelle Christian Christiane Christine Christophe Cindy Clara Clarisse Claude Claudette
    Claudine Clémence Clotilde Colette Constantin Coralie Corentin Corinne Cyril Cyrille Damien
    Daniel Danièle Danielle David Deborah Delphine Denis Denise Didier Dimitri Djibril Dominique
    Donovan Dorian Dorothée Dylan Édith Edmond Édouard Éliane Éliott Élisabeth Élise Elsa
    Élodie Emeline Émile Émilie Émilien Emma Emmanuel Emmanuelle Enzo Éric Erwan Estelle Esteban
    Ethan Étienne Eugène Eugénie Éva Évelyne Fabien Fabienne Fabrice Fanny Farid Farida Fatima
    Fatma Fatou Fatoumata Félicie Félix Fernand Fernande Flavie Florent Florian Francine Francis
    François Françoise Frédéric Frédérique Gabin Gabriel Gabrielle Gaël Gaëlle Gaëtan Gaston
    Geneviève Geoffrey Georges Georgette Gérald Gérard Germaine Ghislaine Gilbert Ginette Grégoire
    Grégory Guillaume Gustave Guy Gwenaëlle Habib Hakim Halima Hamid Hamza Hanane Hassan Hatem
    Hélène Henri Henriette Hervé Hicham Hocine Houria Hubert Hugo Hugues Ibrahim Ibrahima Idriss
    Idrissa Ilan Ilona Ilyès Imane Imran Inaya Inès Ingrid Irène Isabelle Ismaël Issa Jacqueline
    Jacques Jamel Jamila Jason Jawad Jean-Pierre Jeanne Jeannine Jennifer Jenny Jérémie Jérémy Jérôme
    Jessica Jessy Jimmy Joachim Joaquim Joël Joëlle Johan Johanna Johnny Jonathan Jordan Jorge
    Joris José Joseph Joséphine Josette Josiane Joshua Josselin Juan Judith Julia Julian Julie Julien
    Juliette Justin Justine Kader Kamel Karen Karim Karima Karine Katia Kenza Kévin Khadija Khaled
    Khalid Killian Kylian Lætitia Lamia Lamine Laura Laure Laurence Laurène Laurent Laurie Léa Leïla
    Léna Léo Léonie Leslie Leyla Liam Lilian Liliane Lina Linda Lindsay Lisa Loan Loïc Lola Lorenzo
    Loris Louane Louis Louisa Louise Lounès Luca Lucas Lucie Lucien Lucienne Lucile Ludivine Ludovic
    Luis Lydia Lydie Mabrouk Madeleine Maël Maëlle Maëlys Maeva Magali Mahamadou Mahmoud Maïmouna
    Malek Malika Malo Mamadou Manon Manuel Marcel Marcelle Margaux Margot Maria Mariam Mariama Marianne
    Marie Marilyne Marina Marion Marius Marlène Marouane Marthe Martine Maryam Maryline
    Maryse Mathéo Mathias Mathieu Mathilde Mathis Matthieu Maud Maurice Maxence Maxime Medhi Mehdi
    Mélanie Mélina Mélissa Meriem Mickaël Michaël Michel Michèle Micheline Miguel Mireille Mohamed
    Mohammed Monique Morgan Morgane Mouhamed Mouloud Mourad Moussa Mounir Mustapha Myriam Nabil
    Nacer Nadège Nadia Nadine Naïma Nassim Natacha Nathalie Nathan Nicolas Nicole Noah Noam Noémie
    Nolan Nora Norah Nordine Nour Odette Odile Olivia Olivier Omar Oscar Othmane Oumar Oumou Ousmane
    Owen Pablo Paola Patrice Patricia Patrick Paul Paula Paule Paulette Pauline Pedro Peggy Philippe
    Pierrette Quentin Rachel Rachid Rachida Rafaël Raoul Raphaël Raphaëlle Raymond Raymonde Rayan
    Rebecca Régine Rémi Rémy Renaud René Renée Ricardo Richard Robert Roberte Robin Rodolphe
    Rodrigue Roger Roland Rolande Romain Romane Romuald Rosalie Roxane Ryan Sabine Sabrina Safia
    Saïd Salah Salim Salima Salomé Samia Samir Samira Samuel Samy Sandra Sandrine Sarah Sasha
    Saskia Sébastien Selim Sékou Sylvain Serge Séverine Sidonie Siham Simon Simone Slimane Sofia
    Sofiane Solange Solène Sonia Sophie Souad Souleymane Stéphane Stéphanie Steven Suzanne Suzie
    Sylvère Sylvette Sylviane Sylvie Tania Tanguy Tarek Tatiana Teddy Teo Thaïs Théa Théo Théodore
    Thérèse Thibault Thibaut Thierry Thomas Tiago Tidiane Timéo Timothée Titouan Tony Tristan Ulysse
    Valentin Valentine Valérie Vanessa Véronique Vincent Virginie Vivien Viviane Wafa Wahid Walid
    Warren Wassim Wendy William Willy Xavier Yacine Yanis Yann Yannick Yasmina Yasmine Yassin Yassine
    Yoann Yohan Yolande Younès Youssef Yvan Yves Yvette Yvon Yvonne Zacharie Zakaria Zineb Zoé Zohra
    """

  private static let alsoWords = """
    Ali Aimé Alain Ambre Ange Aurore Axel Basile Blanche Capucine Carole Cerise Claire Clément
    Constance Constant Cyprien Désiré Désirée Eden Ève Fidèle Fleur Flore Florence France Franck
    Gilles Gloria Grace Honoré Iris Jade Jean Jo Jules Juste Léon Lise Luc Lucas Maël Marc Marguerite
    Marin Marine Martial Martin Max Mélodie Modeste Nino Noa Noël Océane Olive Parfait Pascal Pascale
    Perle Pierre Prosper Prudence Prune Régis Reine Rose Sacha Sam Sylvestre Tom Victor Victoire
    Victoria Vincent Violette Virgile
    """
}
