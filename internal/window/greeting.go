package window

import "regexp"

// What stands before the first window, around a prompt of the shell, is what the host
// says at login or what other commands print: nothing of it is known, and most of it
// says nothing of CMS. It is handed back where it Complains of something that the daily
// check is about.
var (
	concerns = regexp.MustCompile(`(?i)archiv|back[- ]?up|\blinks?\b|\bacds?\b|\bdisks?\b|\bfile ?systems?\b|collect|\btapes?\b|\bspace\b|database|summari[sz]|timetable|\bspi\b|\bclocks?\b|\berror log\b`)
	troubles = regexp.MustCompile(`(?i)\bfail|\bdown\b|\bstopp|\berrors?\b|(?:%|\bis|\bdisk|\bspace) full\b|\blost\b|\bcan(?:not|'t)\b|\boff\b|\bdead\b|\bneeded\b|\babort|\bcancel|\bmissing\b|` +
		`\bout of\b|\bno (?:space|answer|such)\b|\bnot (?:collecting|running|available|ready|done|up|written|mounted)\b|\bset back\b|\bhung\b|\bunavailable\b`)
	atLogin = regexp.MustCompile(`(?i)\blog ?-?(?:in|on)s?\b|password|authori[sz]ed`)
)

// Complains reports whether a line says that something is wrong with what the daily
// check looks at.
func Complains(text string) bool {
	return concerns.MatchString(text) && troubles.MatchString(text) && !atLogin.MatchString(text)
}
