/* Everything a handler needs of HTTP. */
#ifndef HTTP_HTTP_H
#define HTTP_HTTP_H

#include "http/cookie.h"
#include "http/form.h"
#include "http/request.h"
#include "http/response.h"
#include "http/router.h"

#endif
