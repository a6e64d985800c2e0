package rules

// containsFold reports whether s holds part, which is in small ASCII letters and not empty,
// whatever the case of its letters. It takes no memory: a log has thousands of
// entries.
func containsFold(s, part string) bool {
	for i := 0; i+len(part) <= len(s); i++ {
		if s[i]|0x20 != part[0] {
			continue
		}
		j := 1
		for j < len(part) {
			c := s[i+j]
			if 'A' <= c && c <= 'Z' {
				c += 'a' - 'A'
			}
			if c != part[j] {
				break
			}
			j++
		}
		if j == len(part) {
			return true
		}
	}
	return false
}
