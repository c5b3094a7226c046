/* hotline-pdfsig: what poppler's pdfsig says about a PDF, in a process that can do little else. */
#include "base/lockdown.h"
#include "base/str.h"
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#define PDFSIG "/usr/bin/pdfsig"
#define PDFTOTEXT "/usr/bin/pdftotext"
#define TEXT "--text"
#define EXIT_SYSTEM 6

static const char usage[] =
    "usage: hotline-pdfsig [TRUST] < FILE.pdf\n"
    "       hotline-pdfsig " TEXT " < FILE.pdf\n\n"
    "Runs " PDFSIG " on standard input, without network, other processes, or any file but\n"
    "those of the system and of TRUST, the folder of an NSS database with the authorities\n"
    "that are believed. Without such a folder no certificate is believed. With " TEXT ", runs\n"
    PDFTOTEXT " instead: the words of the first 100 pages, in UTF-8.\n\n"
    "Exit status: of pdfsig (0 signed, 2 not signed) or pdftotext; 6: it cannot be run.\n";

int main(int argc, char **argv)
{
    const bool text = argc == 2 && strcmp(argv[1], TEXT) == 0;
    if (argc > 2 || (argc == 2 && argv[1][0] == '-' && !text)) {
        fputs(usage, argc == 2 && strcmp(argv[1], "--help") == 0 ? stdout : stderr);
        return argc == 2 && strcmp(argv[1], "--help") == 0 ? 0 : EXIT_SYSTEM;
    }
    const bool trusts = argc == 2 && !text && access(argv[1], R_OK | X_OK) == 0;
    if (lockdown_program(trusts ? argv[1] : NULL) != OK)
        return EXIT_SYSTEM;
    if (text)
        execl(PDFTOTEXT, "pdftotext", "-q", "-enc", "UTF-8", "-l", "100", "-", "-", (char *)NULL);
    else if (trusts)
        execl(PDFSIG, "pdfsig", "-nssdir", argv[1], "fd://0", (char *)NULL);
    else
        execl(PDFSIG, "pdfsig", "-nocert", "fd://0", (char *)NULL);
    return EXIT_SYSTEM;
}
