package pairsim

import "strings"

// apartChanges are what stands on a page of its own in a text, where no window is.
func apartChanges() []Change {
	return []Change{{Name: "a message on a page of its own in a text", Files: func(p *Plan, s *Server, files []File) ([]File, bool) {
		var texts []*File
		for i := range files {
			if strings.HasSuffix(files[i].Name, ".txt") && strings.Contains(string(files[i].Data), "Maintenance: ") {
				texts = append(texts, &files[i])
			}
		}
		if len(texts) == 0 {
			return files, false
		}
		f := texts[p.IntN(len(texts))]
		text := pick(p, nobody...)
		page := pick(p, text, "\n\n   "+text, p.Now.Format("01/02/06 15:04")+"  CentreVu(R) CMS            Windows: 1 of 10\n "+text,
			" +"+strings.Repeat("-", len(text)+2)+"+\n | "+text+" |\n +"+strings.Repeat("-", len(text)+2)+"+")
		pages := strings.Split(string(f.Data), "\f")
		k := p.IntN(len(pages) + 1)
		pages = append(pages[:k:k], append([]string{page + "\n"}, pages[k:]...)...)
		f.Data = []byte(strings.Join(pages, "\f"))
		return files, true
	}}}
}
