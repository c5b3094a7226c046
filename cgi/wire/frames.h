/*
 * What hotline-mime answers: the parts of one mail as frames, each a letter, four
 * bytes of length (most significant first) and so many bytes.
 *
 *     "HLM1"  magic, first
 *     f a     name and address of From          s  subject
 *     i       Message-ID                        r  a recipient (any number)
 *     q       an id that it answers (any number)
 *     k       what kind of machine sent it: "bounce", "auto", "bulk"
 *     t       a piece of text (any number), UTF-8
 *     n m c   name, type and content of a file (any number; always all three)
 *     l       decimal number of files that were left out
 *     Z       the end; nothing follows
 */
#ifndef WIRE_FRAMES_H
#define WIRE_FRAMES_H

#define FRAME_MAGIC "HLM1"
#define FRAME_HEAD_BYTES 5

/* Limits of hotline-mime; what is beyond them stays in the original. */
#define MIME_FILES_MAX 60
#define MIME_PARTS_MAX 500
#define MIME_DEPTH_MAX 30
#define MIME_TEXT_MAX ((size_t)256 * 1024)
#define MIME_LIST_MAX 50 /* recipients, ids */
#define MIME_LINE_MAX 1000

/* Exit codes of hotline-mime. */
enum mime_exit {
    MIME_EXIT_OK = 0,
    MIME_EXIT_USAGE = 2,
    MIME_EXIT_SYSTEM = 6, /* CHILD_EXIT_SYSTEM: no memory, or reading or writing failed */
};

#endif
