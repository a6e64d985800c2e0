package wording

// Set is a set of phrases, folded.
type Set map[string]bool

// Has reports whether a text is one of the phrases.
func (s Set) Has(text string) bool {
	var lower [64]byte
	if len(text) > len(lower) {
		return s[Fold(text)]
	}
	for i := range len(text) {
		c := text[i]
		if c >= 0x80 || c == '\t' || c == ' ' && (i == 0 || i == len(text)-1 || text[i-1] == ' ') {
			return s[Fold(text)]
		}
		lower[i] = byte(lowerRune(rune(c)))
	}
	return s[string(lower[:len(text)])]
}
