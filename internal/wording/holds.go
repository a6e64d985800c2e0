package wording

import "strings"

// Holds reports whether a text holds a word in any letter case; the word is of
// small letters of ASCII, two at least. It tells most lines apart from those that are looked at
// closely.
func Holds(text, word string) bool {
	return holdsFrom(text, word, word[0]) || holdsFrom(text, word, word[0]-'a'+'A')
}

// holdsFrom is Holds for the places at which one letter stands.
func holdsFrom(text, word string, first byte) bool {
	for {
		i := strings.IndexByte(text, first)
		if i < 0 || len(text)-i < len(word) {
			return false
		}
		if text[i+1]|0x20 == word[1]|0x20 && strings.EqualFold(text[i:i+len(word)], word) {
			return true
		}
		text = text[i+1:]
	}
}
