package rules

import (
	"regexp"
	"strings"

	"example.com/centrevu/errlog"
)

// What says that something failed that the check is about is never usual, however often it
// says so: the link, an archive, a backup, data collection, or data that are lost. The words
// are those of the eight languages of servers.
var (
	checkedStems = stemsOf("link", "collect", "backup", "back-up", "back up", "enlace", "colleg", "liaison", "lien", "verbind", "liga", "reserve", "sauvegard", "sicherung",
		"datensicherung", "respald", "copia", "cópia", "recog", "recol", "raccolt", "erfassung", "datenerfassung", "gegevensv", "timetable", "dictionary", "データ収集", "バックアップ", "リンク", "接続")

	failing = regexp.MustCompile(`\bfail(?:s|ed|ures?|ing)?\b|\babort|\berr(?:ors?|eurs?|or[ei]|os?)\b|\bunable\b|\b(?:can|could|do(?:es)?|did|was|were|is|are|has|have|ha[ds])n[o']t\b|\bcannot\b|` +
		`\bnot (?:be )?\w+|\bno (?:response|answer|tape|space|room|data|connection|link|backup|archive|disk)|\b(?:dead|died|down|lost|losing|missing|missed|incomplete|stopped|interrupted|mismatch|` +
		`discard(?:s|ed|ing)?|dropped|exceed(?:s|ed|ing)?|overr[au]n|overwritten|corrupt(?:ed)?|damaged|rejected|refused|timed out|time-?out|cancell?ed|skipped|broken|unavailable|out of (?:order|service))\b|` +
		`fehler|fehlgeschlagen|fehlt|gescheitert|verloren|verworfen|abgebrochen|unterbrochen|ausgefallen|\bnicht\b|échou|échec|perdu|interromp|\bn[’'e]\S* ?(?:\w+ )?pas\b|mislukt|\bfout(?:en)?\b|\bniet\b|` +
		`afgebroken|onderbroken|fallit|\bpers[oiae]\b|\bnon\b|falh|fall(?:ó|id|o\b)|perdid|interrump|\bnão\b|失敗|失われ|消失|破棄|異常|エラー|停止|中断|切断|障害|できません|ません`)

	losing = regexp.MustCompile(`\b(?:data|calls?|records?|rows?|intervals?|daten|donn[ée]es|gegevens|dati|dados|datos|appels?|anrufe|oproepen|chiamate|chamadas|llamadas)\b.*\b(?:lost|losing|discard(?:ed)?|dropped|overwritten|` +
		`verloren|verworfen|perdu|perdid|pers[ie])|\b(?:lost|losing|discard(?:ed|ing|s)?|drop(?:ped|ping|s)?|exceed(?:ed)?)\b.*\b(?:data|calls?|records?|rows?|intervals?)\b|(?:データ|呼|コール|レコード).*(?:失われ|消失|破棄)`)

	// denied is what says that there was none of it, or that nothing was to be done.
	denied = regexp.MustCompile(`\b(?:no|without|zero|ohne|keine?|sans|aucune?|senza|nessun\w*|sem|nenhum\w*|sin|ning[úu]n\w*|zonder|geen)(?: \w+){0,2}? ` + trouble +
		`|(?:^|[^\w\s] ?|\b(?:with|and|had|mit|und|avec|et|con|com|e|y|met|en) )0(?: \pL+){0,2}? ` + trouble + `|` + trouble + `(?: \pL+)?\s*[:=(]?\s*0(?:[^\w.:]|\.?$)` +
		`|\bnot (?:due|scheduled|needed|necessary|required|changed|configured)\b|(?:異常|エラー|障害|失敗)(?:は|が)?(?:なし|無し|なく|あり?ません)`)
)

const trouble = `(?:err(?:ors?|eurs?|or[ei]|os?)|fail(?:ed|ures?)|problems?|fehlern?|verluste?|fout(?:en)?|fallos?|falhas?|lost|losses|loss|dropped|discarded|missing|missed|skipped|rejected|incomplete|verloren|perdu\w*|perdid\w*|pers[oiae])\b`

// saysFailing reports whether an entry says that something failed that the check is about.
func saysFailing(e *errlog.Entry) bool {
	text := e.Joined()
	if !checkedStems.in(text, false) && !mentionsArchive(text) && !losing.MatchString(strings.ToLower(text)) {
		return false
	}
	text = denied.ReplaceAllString(strings.ToLower(text), " ")
	return failing.MatchString(text)
}
