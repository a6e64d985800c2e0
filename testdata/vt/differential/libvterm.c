/* Shows the screen that libvterm has after each of the files named.
   unterm, which comes with it, leaves out cells that were never written. */
#include <stdio.h>
#include <vterm.h>

enum { ROWS = 24, COLUMNS = 80 };

static void put(uint32_t c)
{
	if (c < 0x80) {
		putchar(c);
	} else if (c < 0x800) {
		putchar(0xc0 | c >> 6);
		putchar(0x80 | (c & 0x3f));
	} else if (c < 0x10000) {
		putchar(0xe0 | c >> 12);
		putchar(0x80 | (c >> 6 & 0x3f));
		putchar(0x80 | (c & 0x3f));
	} else {
		putchar(0xf0 | c >> 18);
		putchar(0x80 | (c >> 12 & 0x3f));
		putchar(0x80 | (c >> 6 & 0x3f));
		putchar(0x80 | (c & 0x3f));
	}
}

static void show(VTermScreen *screen)
{
	for (int row = 0; row < ROWS; row++) {
		for (int col = 0; col < COLUMNS;) {
			VTermPos pos = { row, col };
			VTermScreenCell cell;
			vterm_screen_get_cell(screen, pos, &cell);
			if (cell.chars[0] == 0)
				putchar(' ');
			for (int i = 0; i < VTERM_MAX_CHARS_PER_CELL && cell.chars[i]; i++)
				put(cell.chars[i]);
			col += cell.width > 0 ? cell.width : 1;
		}
		putchar('\n');
	}
}

int main(int argc, char **argv)
{
	for (int i = 1; i < argc; i++) {
		FILE *f = fopen(argv[i], "rb");
		if (!f) {
			perror(argv[i]);
			return 1;
		}
		VTerm *vt = vterm_new(ROWS, COLUMNS);
		vterm_set_utf8(vt, 1);
		VTermScreen *screen = vterm_obtain_screen(vt);
		vterm_screen_enable_altscreen(screen, 1);
		vterm_screen_reset(screen, 1);
		char buf[4096];
		size_t n;
		while ((n = fread(buf, 1, sizeof buf, f)) > 0)
			vterm_input_write(vt, buf, n);
		fclose(f);
		show(screen);
		vterm_free(vt);
	}
	return 0;
}
