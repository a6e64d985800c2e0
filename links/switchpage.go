package links

import (
	"slices"
	"strconv"
	"strings"

	"example.com/centrevu"
	"example.com/centrevu/internal/layout"
	"example.com/centrevu/internal/who"
	"example.com/centrevu/internal/window"
	"example.com/centrevu/internal/wording"
)

// page is what one showing of a page holds.
type page struct {
	command command
	number  int // of the link or channel, 0 if the page does not say
	page    int // 0 if it is not numbered
	of      int
	head    centrevu.Line
	words   map[int]string // by label
	lists   map[int][]int
	numbers map[int]int
	at      []centrevu.Line
	foreign bool // its command line and its values are about different things
}

// blank reports whether the page says nothing.
func (p *page) blank() bool { return p.foreign || len(p.words)+len(p.lists)+len(p.numbers) == 0 }

// switchReader reads the screens of the switch.
type switchReader struct {
	src       centrevu.Source
	reader    *window.Reader
	wanted    []command
	pages     []*page
	unclaimed []centrevu.Line
	errs      []error
}

func (sr *switchReader) wants(p *page) bool { return slices.Contains(sr.wanted, p.command) }

func (sr *switchReader) open(p *page) *page {
	p.words, p.lists, p.numbers = map[int]string{}, map[int][]int{}, map[int]int{}
	sr.pages = append(sr.pages, p)
	return p
}

// screen reads one screen, which may hold several pages if it is text.
func (sr *switchReader) screen(s *centrevu.Showing) {
	sheet, before := sr.reader.Sheet(s), len(sr.pages)
	open := sr.headless(sheet)
	list := -1 // the label of the list that may go on in the next row
	wanted := open != nil && sr.wants(open)
	var others []centrevu.Line // that stand on no page of the switch
	for i := range sheet.Rows {
		row := &sheet.Rows[i]
		whole := row.Whole()
		if c, number, n, of := commandLine(whole.Text); c != 0 {
			open = sr.open(&page{command: c, number: number, page: n, of: of, head: sheet.Lines[i]})
			sheet.Use(centrevu.HeadingLine, i)
			list, wanted = -1, wanted || sr.wants(open)
			continue
		}
		if who.IsShell(whole.Text) {
			open, list = nil, -1 // what follows is of another command
		}
		pairs, rest := switchLabels.Find(row)
		switch {
		case row.IsBlank():
		case open == nil:
			sheet.Use(centrevu.FurnitureLine, i)
			others = append(others, sheet.Lines[i])
		case !sr.wants(open):
			sheet.Use(centrevu.FurnitureLine, i)
		case len(pairs) > 0:
			list = sr.row(sheet, open, i, pairs)
			for _, v := range rest {
				sheet.Rest(i, v)
			}
		case list >= 0 && isList(whole.Text):
			sheet.Use(centrevu.ValueLine, i)
			open.at = append(open.at, sheet.Lines[i])
			sr.list(sheet, open, list, i, whole)
		default:
			list = -1
			if _, known := pageFurniture.Whole([]rune(whole.Text)); known {
				sheet.Use(centrevu.HeadingLine, i)
			} else {
				sheet.Other(i)
			}
		}
	}
	if wanted {
		sr.errs = append(sr.errs, sheet.Err())
		sr.unclaimed = append(sr.unclaimed, window.Unclaimed(sheet.Account())...)
		sr.unclaimed = append(sr.unclaimed, sr.reader.Apart(others, window.LastPrompt(others, sr.pages[before].head.Offset))...)
	}
}

// headless opens a page for what stands before the first command line, if its
// labels are those of a command.
func (sr *switchReader) headless(sheet *window.Sheet) *page {
	for i := range sheet.Rows {
		if c, _, _, _ := commandLine(sheet.Rows[i].Whole().Text); c != 0 {
			break
		}
		pairs, _ := switchLabels.Find(&sheet.Rows[i])
		if c := commandOf(pairs); c != 0 {
			return sr.open(&page{command: c, head: sheet.Lines[i]})
		}
	}
	return nil
}

// row reads a row of labels and their values. It returns the label of the list
// that the row ends with, -1 if it ends with none.
func (sr *switchReader) row(sheet *window.Sheet, p *page, i int, pairs []layout.Pair) int {
	list := -1
	sheet.Use(centrevu.ValueLine, i)
	p.at = append(p.at, sheet.Lines[i])
	for _, pair := range pairs {
		list = -1
		switch v := pair.Value; pair.Label {
		case upList, downList, pendingList:
			list = pair.Label
			if v.Shown != "" {
				sr.list(sheet, p, pair.Label, i, v)
			}
		case linkNumber, activeChannels, channelNumber, messageBuffer:
			sr.number(sheet, p, pair.Label, i, v)
		default:
			sr.word(sheet, p, pair.Label, i, v)
		}
	}
	return list
}

// list adds to a list of channels. Of a list that the capture ends in, the
// last number may go on.
func (sr *switchReader) list(sheet *window.Sheet, p *page, label, i int, v layout.Value) {
	text := v.Text
	if sheet.Ended(i, v) || v.Cut() {
		sheet.Fail(i, v, "the capture ends in the list %.40q", v.Shown)
		text = text[:strings.LastIndexByte(text, ',')+1]
	}
	found, at, err := channels(text)
	if err != nil {
		place := v
		if v.Text == v.Shown {
			place.Column += at
		}
		sheet.Fail(i, place, "%v", err)
	}
	all := append(p.lists[label], found...)
	if len(all) > maxChannels {
		sheet.Fail(i, v, "more than %d channels", maxChannels)
		return
	}
	slices.Sort(all)
	p.lists[label] = slices.Compact(all)
}

func (sr *switchReader) number(sheet *window.Sheet, p *page, label, i int, v layout.Value) {
	if v.Shown == "" {
		return
	}
	n, err := strconv.ParseUint(v.Text, 10, 31)
	old, twice := p.numbers[label]
	switch {
	case v.Cut() || sheet.Ended(i, v):
		sheet.Fail(i, v, "the capture ends in the number %.40q", v.Shown)
	case err != nil:
		sheet.Fail(i, v, "no number: %.40q", v.Shown)
	case twice && old != int(n):
		sheet.Fail(i, v, "%d, and above %d", n, old)
	case label == p.ownNumber() && p.number != 0 && p.number != int(n):
		sheet.Fail(i, v, "%d, and the command is about %d", n, p.number)
		p.foreign = true
	default:
		p.numbers[label] = int(n)
	}
}

// word keeps a word with its blanks collapsed. One of which a part may be
// missing gets an ellipsis, and so is no documented word; so are two that
// contradict each other.
func (sr *switchReader) word(sheet *window.Sheet, p *page, label, i int, v layout.Value) {
	text := wording.Spaced(v.Text)
	if text == "" {
		return
	}
	old, twice := p.words[label]
	switch {
	case v.Cut() || sheet.Ended(i, v):
		sheet.Fail(i, v, "the capture ends in %.40q", v.Shown)
		text = strings.Trim(text, "…") + "…"
	case twice && old != text:
		sheet.Fail(i, v, "%.40q, and above %.40q", text, old)
		text = old + " … " + text
	}
	p.words[label] = text
}
