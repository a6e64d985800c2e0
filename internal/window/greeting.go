package window

import (
	"regexp"
	"strings"
	"unicode"

	"example.com/centrevu/internal/wording"
)

// What a host says to one who logs in is not known, and most of it says nothing of CMS.
// It is handed back where it Alarms: where it Complains of something that the daily
// check is about, or speaks of CMS in other words than those of a greeting.
var (
	concerns = regexp.MustCompile(`(?i)archiv|back[- ]?up|\blinks?\b|\bacds?\b|\bdisks?\b|\bfile ?systems?\b|collect|\btapes?\b|\bspace\b|database|summari[sz]|timetable|\bspi\b|\bclocks?\b|\berror log\b`)
	troubles = regexp.MustCompile(`(?i)\bfail|\bdown\b|\bstopp|\berrors?\b|(?:%|\bis|\bdisk|\bspace) full\b|\blost\b|\bcan(?:not|'t)\b|\boff\b|\bdead\b|\bneeded\b|\babort|\bcancel|\bmissing\b|` +
		`\bout of\b|\bno (?:space|answer|such)\b|\bnot (?:collecting|running|available|ready|done|up|written|mounted)\b|\bset back\b|\bhung\b|\bunavailable\b|` +
		`\bsuspend|\bdisabled\b|\bpostponed\b|\bpaused\b|\bskipped\b|\bon hold\b|\bexhausted\b|\breplac|\brepair|\bwrong\b`)
	atLogin = regexp.MustCompile(`(?i)\blog ?-?(?:in|on)s?\b|password|authori[sz]ed`)

	// ofHost are the words by which a host says of itself that not all is well.
	ofHost = regexp.MustCompile(`(?i)\b(?:go(?:es|ing)?|be|is|was|are|come|coming|brought|taken|shut(?:ting)?|\w+'s) down\b|\breboot|\bhalt(?:ed|ing|s)?\b|\bsingle[- ]user\b|\bcrash|\bfail(?:ed|ing|s)\b|\bfailure of\b|` +
		`\bout of (?:order|service|space|memory|disk)\b|\boffline\b|\bfull\W*$|\b(?:panic|degraded|corrupt\w*|unavailable)\b|\berror: |\b(?:warning|notice): /|\b(?:switch(?:ed|ing)|fail(?:ed|ing)|taken?|took)[ -]?over\b|\bdo not use (?:this )?(?:server|host|machine|cms\w*)\s*(?:$|[,.;:!(-]|until\b|any ?more\b|today\b|now\b)|\buse [\w.-]*\d[\w.-]* instead\b|\bnot (?:running|available|responding|mounted)\b|` +
		`fehlgeschlagen|gestört|ausgefallen|en panne|guasto|averiad|avariad|障害|停止|失敗|異常`)

	// ofCMS are the names of CMS, of its parts and of what it does, in its languages, and
	// what ends it.
	ofCMS = regexp.MustCompile(`(?i)\bcms\b|\bcall management system\b|\binformix\b|\bharvester\b|\barchiv|\bback[- ]?ups?\b|\bacds?\b|\bcall data\b|\bdata\b.*\b(?:hours|days?|yesterday)\b|` +
		`\bsauvegarde|\bsicherung|\bcopias? de seguridad\b|\bcópias? de segurança\b|\bsalvataggi|\breservekopie|バックアップ|アーカイブ|\bpanic\b|\bshut(?:ting)? ?down\b`)
	welcome = regexp.MustCompile(`(?i)^\W*welcome to\b`)

	// greetings are the words in which a host says which it is, and who may use it.
	greetings = words(strings.Fields("a access activities activity admin administration administrator administrators all and any are as at attention availability avaya backup backups be between by call center " +
		"centre centrevu cms command company consent constitutes contact daily data definity desk each enter every exit for friday from full help high host in inc incremental informix is it its load " +
		"logged lucent management may menu monday monitored monthly morning monitoring must night nightly notice of official on only or personnel please primary private production prohibited " +
		"property purposes r recorded release reserved restricted rights root run runs saturday scheduled secondary server servers software solaris standby start subject sun sunday support system " +
		"systems technologies the this thursday tm to tuesday type use used user users using version warning wednesday weekly welcome window windows with you your")...)
)

// alarms reports whether a line that greets Alarms, or is of the other server of the pair.
func (r *Reader) alarms(text string) bool { return Alarms(text) || r.isOfOther(text) }

// isOfOther reports whether a line says that the host has the other part in the pair: the
// secondary is the one that stands by.
func (r *Reader) isOfOther(text string) bool {
	if r.Role == "primary" && standby.MatchString(text) {
		return true
	}
	if r.Role == "" || !wording.Holds(text, "ary") {
		return false
	}
	other := false
	for _, m := range ofPart.FindAllStringSubmatch(text, -1) {
		if other = !strings.EqualFold(m[1], r.Role); !other {
			return false
		}
	}
	return other
}

var standby = regexp.MustCompile(`(?i)\bstand-?by\b|\bis (?:the |a )?backup (?:cms|server|host|machine|system)\b`)

var ofPart = regexp.MustCompile(`(?i)\b(primary|secondary)(?: \w+)? (?:cms|servers?|system|host|machine)\b`)

// Complains reports whether a line says that something is wrong with what the daily
// check looks at.
func Complains(text string) bool {
	return concerns.MatchString(text) && troubles.MatchString(text) && !atLogin.MatchString(text)
}

// Alarms reports whether a line that greets says more than a greeting does.
func Alarms(text string) bool {
	if ofHost.MatchString(text) && !atLogin.MatchString(text) {
		return true
	}
	if !ofCMS.MatchString(text) || atLogin.MatchString(text) || welcome.MatchString(text) {
		return Complains(text)
	}
	for w := range strings.FieldsFuncSeq(text, func(c rune) bool { return !unicode.IsLetter(c) && !unicode.IsDigit(c) && c != '-' }) {
		if w = strings.Trim(w, "-"); w != "" && !strings.ContainsFunc(w, unicode.IsDigit) && !is(greetings, w) {
			return true
		}
	}
	return Complains(text)
}
