#include "server/mail/smtp_mailer.h"
