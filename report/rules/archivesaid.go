package rules

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"example.com/centrevu/archive"
)

// alarm are the words of alarm types of the archiver (DOC), and those for what it does and
// makes.
var alarm = regexp.MustCompile(`\bh?arch\b|\bsummari[sz]|\b(?:roll-? ?ups?|resumen|resumo)\b|\b(?:day|week|month)s?\s+(?:summar(?:y|ies)|tables?|data)\b|\b[hdwm](?:split|agent|trunk|tkgrp|vector|vdn|cwc)\b|\b(?:week|maand|dag)(?:overzicht|totalen|gegevens)`)

// These stand in an entry that is about an archive, in the languages of servers: the words
// for it and for a summary; those that are rare enough to ask alarm; and, beside the name of
// a kind, those for what an archive is made of. Behind Backup, Timetable and Report the
// name of a kind is theirs.
var (
	archiveStems = stemsOf("archiv", "arquiv", "archief", "アーカイブ", "zusammenfass", "samenvat", "récapitul", "recapitul", "résumé", "riepilog", "synthès", "verdicht", "集計", "要約")
	alarmStems   = stemsOf("arch", "summar", "roll", "resum", "table", "day", "week", "month", "split", "agent", "trunk", "tkgrp", "vector", "vdn", "cwc", "maand", "dag")
	kindWords    = []string{
		"interval", "hourly", "half hour", "half-hour", "intraday", "intrahour", "daily", "weekly", "monthly",
		"dagelijks", "wekelijks", "maandelijks", "quotidi", "journali", "hebdo", "mensuel", "täglich", "taeglich", "tages", "wöchentlich", "woechentlich", "wochen", "monat",
		"giornal", "settiman", "mensil", "diári", "seman", "mensal", "diari", "mensual", "時間別", "日次", "週次", "月次", "日別", "週別", "月別", "週間", "月間",
	}
	kindStems = stemsOf(kindWords...)
	kindWord  = `(?:` + strings.Join(kindWords, "|") + `)`
	made      = regexp.MustCompile(`\b(?:data|date[ni]|dat[io]s?|dados|donn[ée]es|gegevens|tabl|tabel|acd|dac|summar|r[ée]sum|ag?gr[ée]g|consolid|statisti|totals?\b|rows?\b|records?\b)|daten|lauf\b|データ|処理|統計|テーブル`)
	anothers  = `(?:back-?\s?up|sauvegard|sicherung|respald|c[oó]pia|バックアップ|timetable|report|print)`
	// elsewhere are entries about what was printed, who was logged in, a name, or a setting,
	// unless they speak of trouble.
	elsewhere = regexp.MustCompile(`\b(?:user|login|vdn|skill|name)\s+\W?h?arch\b|\blogged (?:in|out|on|off)\b|\bprinted\b|gedruckt|afgedrukt|imprim|\bimpres|stampat|印刷|` +
		`^\W*report\b|storage allocation|statistics (?:were )?updated`)
	ofTrouble = regexp.MustCompile(`fail|abort|err[oe]|\bno[tn]?\b|unable|cannot|can't|lost|incomplete|died|dead|down|miss|lock|full|stop|interrupt|exceed|fehl|nicht|abgebrochen|échou|perdu|mislukt|niet|afgebroken|fall|perdid|interromp|失|異常|エラー|停止|障害`)
	another   = regexp.MustCompile(anothers + `\S*(?:\s+\S+){0,2}\s+` + kindWord + `|` + kindWord + `\S*(?:\s+\S+){0,2}\s+\S?` + anothers)
)

// mentionsArchive reports whether an entry is about an archive. The word for it can be
// broken between two lines.
func mentionsArchive(text string) bool {
	if archiveStems.in(text, true) {
		return true
	}
	alarms, kinds := alarmStems.in(text, false), kindStems.in(text, false)
	if !alarms && !kinds {
		return false
	}
	text = strings.ToLower(text)
	if elsewhere.MatchString(text) && !ofTrouble.MatchString(text) {
		return false
	}
	return alarms && alarm.MatchString(text) || kinds && made.MatchString(text) && !another.MatchString(text)
}

// stems are beginnings of words in small letters, by the character that they begin with.
type stems struct {
	ascii  [utf8.RuneSelf][]string
	beyond map[rune][]string
}

func stemsOf(list ...string) *stems {
	s := &stems{beyond: map[rune][]string{}}
	for _, stem := range list {
		if first, _ := utf8.DecodeRuneInString(stem); first < utf8.RuneSelf {
			s.ascii[first] = append(s.ascii[first], stem)
		} else {
			s.beyond[first] = append(s.beyond[first], stem)
		}
	}
	return s
}

// from returns the stems that begin with a character, in any letter case.
func (s *stems) from(r rune) []string {
	switch {
	case 'A' <= r && r <= 'Z':
		return s.ascii[r-'A'+'a']
	case r < utf8.RuneSelf:
		return s.ascii[r]
	}
	return s.beyond[unicode.ToLower(r)]
}

// in reports whether one of the stems stands in a text, in any letter case; broken, also
// with a blank or a hyphen and a blank within it.
func (s *stems) in(text string, broken bool) bool {
	for i, r := range text {
		for _, stem := range s.from(r) {
			if standsAt(text[i:], stem, broken) {
				return true
			}
		}
	}
	return false
}

func standsAt(text, stem string, broken bool) bool {
	for k, want := range stem {
		if broken && k > 0 {
			text = strings.TrimPrefix(text, "-")
			text = strings.TrimPrefix(text, " ")
		}
		r, n := utf8.DecodeRuneInString(text)
		if unicode.ToLower(r) != want {
			return false
		}
		text = text[n:]
	}
	return true
}

// wellDone reports whether an entry is a sentence, and nothing but that, which says that an
// archive began or was done. The sentence is one of classes of words, a letter for each.
func wellDone(text string, names [][]string) bool {
	words := wordOrNumber.FindAllString(strings.ReplaceAll(strings.ToLower(text), "(s)", ""), -1)
	var said strings.Builder
	for i := 0; i < len(words); i++ {
		if n := nameAt(words[i:], names); n > 0 {
			said.WriteByte('H')
			i += n - 1
			continue
		}
		class := classOf(words[i])
		if class == 0 { // it may be the first half of a word that was wrapped
			if i+1 < len(words) && words[i+1] == "-" {
				words[i+1] = words[i]
				i++
			}
			if i++; i < len(words) {
				class = doneWords[words[i-1]+words[i]]
			}
		}
		switch class {
		case 0:
			return false
		case blank:
		default:
			said.WriteByte(class)
		}
	}
	return wellSaid.MatchString(said.String()) && !strings.Contains(said.String(), "FQ") // 3/8 tables
}

// wellSaid has, of classes of words: a noun phrase, which may have a number or a name of an
// ACD in it; a time; how long, or how much; what a preposition leads; and the verb.
var wellSaid = func() *regexp.Regexp {
	noun := `D*(?:[AKS]C?|JN?|Q[NC]?|N?HN*|NQ)+`
	time := `(?:N?C[CNF]*|F[CN]*)`
	much := `(?:(?:[NZ]T)+|NQ|QN)`
	led := `(?:[OL]` + noun + `|[OLEI]K?` + time + `|[OI]` + much + `|[OLI]D+|W(?:M|NQ|QN))`
	verb := `(?:X*M*[VS]+M*|X*M+)`
	tail := `(?:` + led + `|` + time + `|` + much + `[VM]*)*`
	return regexp.MustCompile(`^Y?(?:` + noun + `(?:` + led + `)*` + verb + `|VO?` + noun + `)` + tail + `(?:(?:` + noun + `(?:` + led + `)*)?` + verb + tail + `)*$`)
}()

const blank = ' ' // the class of what says nothing

var (
	wordOrNumber = regexp.MustCompile(`\pL+|\d[\d.,:/-]*(?:\s*%)?|\S`)
	plainNumber  = regexp.MustCompile(`^\d+(?:[.,]\d+)*$`)
	fraction     = regexp.MustCompile(`^\d+/\d+$`)
)

func classOf(word string) byte {
	number := strings.TrimRight(word, ".,:/-")
	switch {
	case word[0] < '0' || word[0] > '9':
		return doneWords[word]
	case strings.HasSuffix(word, "%"):
		if strings.Fields(strings.TrimSuffix(word, "%"))[0] == "100" {
			return 'M'
		}
		return 0
	case fraction.MatchString(number): // a date without a year, or so many of so many
		return 'F'
	case !plainNumber.MatchString(number):
		return 'C'
	case strings.Trim(number, "0.,") == "":
		return 'Z'
	}
	return 'N'
}

// doneWords are the words of the sentence in their classes: the archive, its kinds, what it
// is of, the run of it, verbs, manners, auxiliaries, prepositions, places, times and units.
var doneWords = func() map[string]byte {
	words := make(map[string]byte)
	for class, list := range map[byte]string{
		'A': `archive archives archiver archiving arch harch summarizing summarising summarization summarisation summary summaries rollup
			archivering archief samenvatting archivage archivierung zusammenfassung tageszusammenfassung wochenzusammenfassung monatszusammenfassung archiviazione riepilogo arquivamento resumo archivado resumen アーカイブ 日次集計 週次集計 月次集計`,
		'K': `interval intraday hourly halfhour halfhourly daily nightly weekly monthly hour day week month next this historical history
			dagelijkse wekelijkse maandelijkse quotidien quotidienne hebdomadaire mensuel mensuelle tägliche wöchentliche monatliche
			giornaliera settimanale mensile diário semanal mensal diario mensual`,
		'S': `scheduled`,
		'Y': `last`,
		'Q': `data acd acds split splits vdn vdns vector vectors agent agents trunk trunks table tables row rows record records page pages file files size total
			bytes kb mb gb dac daten gegevens données dati dados datos`,
		'J': `process run job task pid`,
		'V': `begin begins began begun start starts started starting end ends ended finish finishes finished complete completes completed done ran run running
			took written saved archived summarized summarised
			gestart voltooid beëindigd klaar terminé terminée démarré démarrée gestartet beendet abgeschlossen fertig avviata terminata completata iniciado concluído terminado completado 終了 完了 正常終了 正常完了`,
		'M': `ok success successful successfully normal normally succesvol succès erfolgreich successo sucesso éxito`,
		'X': `is are was were has have been wurde werd est été è stata foi ha sido`,
		'O': `of for on by voor van pour de du für fuer von per di do del para da della vom`,
		'L': `to into`,
		'E': `at since until after before from um om à alle às a las`,
		'I': `in within`,
		'W': `with met avec mit con com`,
		'D': `cms server database db disk`,
		'C': `am pm jan feb mar apr may jun jul aug sep oct nov dec january february march april june july august september october november december
			mon tue wed thu fri sat sun monday tuesday wednesday thursday friday saturday sunday utc gmt today yesterday time`,
		'T':   `s sec secs second seconds min mins minute minutes h hours`,
		blank: `the and all its , . ; : ( ) - [ ] / ' " = # 、 。`,
	} {
		for word := range strings.FieldsSeq(list) {
			words[word] = class
		}
	}
	return words
}()

// namesOf returns the names of ACDs, in words.
func namesOf(runs []archive.Run) [][]string {
	var names [][]string
	for i := range runs {
		if words := wordOrNumber.FindAllString(strings.ToLower(runs[i].ACD.Name), -1); len(words) > 0 && !slices.ContainsFunc(names, func(n []string) bool { return slices.Equal(n, words) }) {
			names = append(names, words)
		}
	}
	return names
}

// nameAt returns how many words the longest name has that they begin with.
func nameAt(words []string, names [][]string) (n int) {
	for _, name := range names {
		if len(name) > n && len(name) <= len(words) && slices.Equal(name, words[:len(name)]) {
			n = len(name)
		}
	}
	return n
}
