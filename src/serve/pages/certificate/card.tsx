import { sayCertificateNumber } from '#kernel/certificate-number.ts'
import { mayCertify } from '#kernel/certificate.ts'
import { type Language, fill } from '#kernel/words.ts'
import { Button, ButtonLink } from '#screen/button.tsx'
import { Card } from '#screen/card.tsx'
import { sayDate } from '#screen/date.ts'
import { Facts } from '#screen/facts.tsx'
import { Form } from '#screen/form/form.tsx'
import { Buttons } from '#screen/layout.tsx'
import { certifiableCase } from '#serve/certificate/certifiable.ts'
import type { OpenedCase } from '#serve/opened-case.ts'
import { type KeptCertificate, certificatesOf } from '#store/certificates.ts'
import { type Acting, type Office, dayIn } from '#web/office.ts'
import { words } from '#words/certificate/words.ts'

/** The certificates that a case has and had; none for programmes that give none. */
export const certificatesOn = async (office: Office, acting: Acting, { programme, now }: OpenedCase) =>
  programme.certificate ? certificatesOf(office.database, acting.post, now.id) : []

interface CardProps {
  readonly desk: Office
  readonly language: Language
  readonly opened: OpenedCase
  readonly certificates: readonly KeptCertificate[]
}

/** The certificate of a case: printing it, and what became of earlier ones. */
export function CertificateCard({ desk, language, opened, certificates }: CardProps) {
  const { desk: say } = words[language]
  const { programme, now, answers } = opened
  const { certificate } = programme
  const standing = certificates.find(({ revokedAt }) => revokedAt === null)
  const earlier = certificates.filter((each) => each !== standing)
  const isCertified = certificate !== undefined && now.state === certificate.in
  if (!isCertified && earlier.length === 0) return null
  const { reader } = certifiableCase(opened)
  const mayRead = certificate !== undefined && answers[certificate.holder] !== undefined
  return (
    <Card title={say.title}>
      {isCertified && (standing ? <Standing language={language} standing={standing} desk={desk} /> : <p>{say.none}</p>)}
      {isCertified && (
        <Buttons>
          {mayCertify(programme, reader) ? (
            <Form action={`/case/${now.id}/certificate`}>
              <Button kind="quiet">{say.print}</Button>
            </Form>
          ) : (
            standing &&
            mayRead && (
              <ButtonLink kind="quiet" href={`/case/${now.id}/certificate.pdf`} download>
                {say.print}
              </ButtonLink>
            )
          )}
          {standing && mayRead && (
            <ButtonLink kind="quiet" href={`/case/${now.id}/certificate.json`} download>
              {say.badge}
            </ButtonLink>
          )}
        </Buttons>
      )}
      {earlier.length > 0 && (
        <>
          <h3>{say.earlier}</h3>
          <Facts
            facts={earlier.map(({ number, revokedAt }) => ({
              asked: sayCertificateNumber(number),
              answered: fill(standing ? say.replaced : say.revoked, {
                day: revokedAt ? sayDate(language, dayIn(desk.zone, revokedAt)) : '',
              }),
            }))}
          />
        </>
      )}
    </Card>
  )
}

const Standing = ({
  desk,
  language,
  standing: { number, issuedAt, validUntil },
}: {
  readonly desk: Office
  readonly language: Language
  readonly standing: KeptCertificate
}) => {
  const { desk: say } = words[language]
  return (
    <Facts
      facts={[
        { asked: say.number, answered: sayCertificateNumber(number) },
        { asked: say.issued, answered: sayDate(language, dayIn(desk.zone, issuedAt)) },
        { asked: say.until, answered: sayDate(language, validUntil) },
      ]}
    />
  )
}
