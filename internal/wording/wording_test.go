package wording_test

import (
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"

	"example.com/centrevu/internal/wording"
)

func TestFold(t *testing.T) {
	assert.Equal(t, "last backup finished", wording.Fold("  Last   BACKUP\tfinished "))
	assert.Equal(t, "finiſhed", wording.Fold("Finiſhed"), "a long s is no s")
	assert.Equal(t, "\u212a", wording.Fold("\u212a"), "a kelvin sign is no k")
	assert.Equal(t, "état", wording.Fold("ÉTAT"))
	assert.Equal(t, "\u0130", wording.Fold("\u0130"), "an I with a dot is no i")
	assert.Equal(t, "a b c", wording.Fold("a\u00a0b\u202fc"), "blanks of any width")
	assert.Equal(t, "05/02/00 00:23, 1.5 -1", wording.Fold("０５／０２／００　００：２３，　１．５ －１"), "digits and signs of any width")
	assert.Equal(t, "ｆｉｎｉｓｈｅｄ", wording.Fold("ｆｉｎｉｓｈｅｄ"), "wide letters are others")
	assert.Equal(t, "finished\x00", wording.Fold("finished\x00"))
	assert.Equal(t, "a\nb\x0bc\u0085", wording.Fold("a\nb\x0bc\u0085"), "controls are no blanks")
}

// A full-width colon has the room behind it that a narrow one is given by a blank.
func TestWideColon(t *testing.T) {
	table := wording.New(map[string]string{"保守: 接続状態": "Maintenance: Connection Status", "状態：": "Status:", "種類 別": "kind"})
	for in, want := range map[string]string{
		"保守：接続状態": "Maintenance: Connection Status", "保守：　接続状態": "Maintenance: Connection Status", "保守： 接続状態": "Maintenance: Connection Status",
		"保守: 接続状態": "Maintenance: Connection Status", "保守:接続状態": "保守:接続状態", "保守：接続": "保守：接続", "状態:": "Status:", "種類：別": "種類：別", "種類別": "種類別",
	} {
		assert.Equal(t, want, table.Text(in), in)
	}
}

func TestText(t *testing.T) {
	table := wording.New(map[string]string{
		"Dernière sauvegarde terminée à": "Last backup finished at",
		"Dernière":                       "Last",
		"État":                           "Status",
		"fin":                            "end",
		"データ転送":                          "data transfer",
		"データ":                            "data",
		"稼働中":                            "operational",
		"":                               "nothing",
		"  ":                             "nothing",
	})
	tests := map[string]string{
		"État : Dernière sauvegarde  terminée à 05/02/00": "Status : Last backup finished at 05/02/00",
		"Dernière fin":  "Last end",
		"DERNIÈRE Fin":  "Last end",
		"finir la fin.": "finir la end.",
		"enfin":         "enfin",
		"データ転送 稼働中":     "data transfer operational",
		"1データ転送":        "1data transfer",
		"接続中":           "接続中",
		"":              "",
	}
	for in, want := range tests {
		assert.Equal(t, want, table.Text(in))
	}
	var none *wording.Table
	assert.Equal(t, "État", none.Text("État"))
}

func TestRunesKnowWhereTheyComeFrom(t *testing.T) {
	table := wording.New(map[string]string{"ab": "wxyz"})
	text, from := table.Runes([]rune("1 ab 2"))
	assert.Equal(t, "1 wxyz 2", string(text))
	assert.Equal(t, []int{0, 1, 2, 3, 3, 3, 4, 5, 6}, from)
}

// A long list of words costs a text no more than those that begin as it does.
func TestLongestOfMany(t *testing.T) {
	words := map[string]string{"a": "one", "ab": "two", "ab c": "three", "abc": "four", "a b": "five"}
	for i := range 5000 {
		words["label "+strings.Repeat("x", 1+i%50)+strconv.Itoa(i)] = "none"
	}
	table := wording.New(words)
	for in, want := range map[string]string{
		"a": "one", "A.": "one.", "AB": "two", "ab  C": "three", "abc": "four", "a\u00a0b": "five", "abcd": "abcd", "a b c": "five c",
	} {
		assert.Equal(t, want, table.Text(in), in)
	}
}
