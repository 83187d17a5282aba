package io.qloop.notification.notice;

import io.qloop.platform.i18n.Language;
import io.qloop.platform.i18n.Text;
import jakarta.persistence.Embeddable;

/**
 * What a notice says, in both languages.
 *
 * @param subjectEn     one line
 * @param informationEn what is the matter with the goods
 * @param adviceEn      what to do with them
 */
@Embeddable
record NoticeWords(
        String subjectEn,
        String subjectZh,
        String informationEn,
        String informationZh,
        String adviceEn,
        String adviceZh) {

    Text subject() {
        return new Text(subjectEn, subjectZh);
    }

    /** All that a letter says. */
    String whole(Language language) {
        return language == Language.ZH
                ? subjectZh + "\n\n" + informationZh + "\n\n" + adviceZh
                : subjectEn + "\n\n" + informationEn + "\n\n" + adviceEn;
    }
}
