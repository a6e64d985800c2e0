package rules

// containsFold reports whether s holds part, which is in small ASCII letters
// and not empty, whatever the case of its letters, and where s breaks the word
// with a hyphen at the end of a line. It takes no memory: a log has thousands
// of entries.
func containsFold(s, part string) bool {
	for i := 0; i < len(s); i++ {
		if s[i]|0x20 == part[0] && foldedAt(s[i:], part) {
			return true
		}
	}
	return false
}

// foldedAt reports whether s begins with part.
func foldedAt(s, part string) bool {
	i := 0
	for j := 0; j < len(part); j++ {
		// The wrapping of a description is undone with a blank, also where it was in a word.
		for j > 0 && i+1 < len(s) && s[i] == '-' && s[i+1] == ' ' && part[j] != '-' {
			i += 2
		}
		if j > 0 && i < len(s) && s[i] == ' ' && part[j] != ' ' && part[j-1] != ' ' {
			i++
		}
		if i == len(s) {
			return false
		}
		c := s[i]
		if 'A' <= c && c <= 'Z' {
			c += 'a' - 'A'
		}
		if c != part[j] {
			return false
		}
		i++
	}
	return true
}
