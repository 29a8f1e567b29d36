"""The signed-in shell: home, navigation, global search, errors, the gallery of components."""
