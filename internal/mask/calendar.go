package mask

import "strings"

// dayOrMonth returns the mask for the name of a day or a month, whole or in
// three letters, with a capital or in capitals. Small letters are not taken:
// may and sun are words.
func dayOrMonth(s string) string {
	if len(s) < 3 || len(s) > 9 || s[0] < 'A' || s[0] > 'Z' {
		return ""
	}
	caps := s[1] < 'a'
	var low [9]byte
	for i := range len(s) {
		if low[i] = s[i] | 0x20; !letter(s[i]) || i > 0 && caps != (s[i] < 'a') {
			return ""
		}
	}
	switch string(low[:len(s)]) {
	case "mon", "tue", "wed", "thu", "fri", "sat", "sun",
		"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday":
		return "<day>"
	case "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
		"january", "february", "march", "april", "june", "july", "august", "september", "october", "november", "december":
		return "<month>"
	}
	return ""
}

// foreignMonth tells the names of months behind a number, in the languages that
// a server can speak and in small letters, where they are no other words.
func foreignMonth(s string) bool {
	if len(s) < 3 || len(s) > 12 {
		return false
	}
	switch strings.ToLower(s) {
	case "january", "february", "april", "june", "july", "august", "september", "october", "november", "december",
		"januar", "februar", "märz", "mai", "juni", "juli", "oktober", "dezember", "januari", "februari", "maart", "mei", "augustus",
		"janvier", "février", "avril", "juin", "juillet", "août", "septembre", "octobre", "novembre", "décembre",
		"enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre", "octubre", "noviembre", "diciembre",
		"gennaio", "febbraio", "aprile", "maggio", "giugno", "luglio", "settembre", "ottobre", "dicembre",
		"janeiro", "fevereiro", "março", "maio", "junho", "julho", "setembro", "outubro", "novembro", "dezembro":
		return true
	}
	return false
}
